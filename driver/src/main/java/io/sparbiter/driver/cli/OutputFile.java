package io.sparbiter.driver.cli;

import io.sparbiter.driver.results.ResultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command writes beside what it prints, --out. */
record OutputFile(Path file) {
    /** Throws {@link ResultsException} if it cannot be written: to know that before the work is done. */
    void check() {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw ResultsException.usage(
                    "Cannot write --out (" + file + "): there is no folder " + folder + ".",
                    "Create the folder first, or name a file elsewhere.");
        }
        if (Files.isDirectory(file) || !Files.isWritable(Files.exists(file) ? file : folder)) {
            throw ResultsException.usage(
                    "Cannot write --out (" + file + "): it is a folder, or may not be written.",
                    "Name a file that you may write.");
        }
    }

    void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw ResultsException.failure("Cannot write --out (" + file + ")", "Name a file elsewhere.", e);
        }
    }
}
