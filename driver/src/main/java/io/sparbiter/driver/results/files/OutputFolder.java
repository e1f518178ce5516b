package io.sparbiter.driver.results.files;

import io.sparbiter.worker.storage.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that a command writes files into, by {@code --out}. */
public record OutputFolder(Path folder) {
    /** Makes it if it is missing, before the work is done; throws {@link ResultsException} if it cannot be written. */
    public void create() {
        check();
        try {
            FileTree.make(folder);
        } catch (IOException e) {
            throw ResultsException.failure(
                    "Cannot make --out (" + folder + ")", "Name a folder that you may write.", e);
        }
        if (!Files.isWritable(folder)) {
            throw ResultsException.usage(
                    "Cannot write into --out (" + folder + "): it may not be written.",
                    "Name a folder that you may write.");
        }
    }

    /** Throws {@link ResultsException} if there can be no such folder; makes nothing. */
    public void check() {
        if (folder.toString().equals("-")) {
            throw ResultsException.usage(
                    "Cannot write into --out (-): standard output is no folder.",
                    "Name a folder; ./- is one of that name.");
        }
        PlainFile.nameProblem(folder).ifPresent(problem -> {
            throw ResultsException.usage(
                    "Cannot make --out (" + folder + "): " + problem + ".", "Name another folder.");
        });
    }

    public WholeFile file(String name) {
        return new WholeFile("--out", folder.resolve(name));
    }
}
