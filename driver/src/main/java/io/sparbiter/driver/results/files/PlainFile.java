package io.sparbiter.driver.results.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that a command writes beside what it prints, in place: it may be a device, or grow by a line a run.
 *
 * @param option that names it, such as {@code --out}
 */
public record PlainFile(String option, Path file) {
    /** Throws {@link ResultsException} if it cannot be written: to know that before the work is done. */
    public void check() {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw ResultsException.usage(
                    "Cannot write " + option + " (" + file + "): there is no folder " + folder + ".",
                    "Create the folder first, or name a file elsewhere.");
        }
        if (Files.isDirectory(file) || !Files.isWritable(Files.exists(file) ? file : folder)) {
            throw ResultsException.usage(
                    "Cannot write " + option + " (" + file + "): it is a folder, or may not be written.",
                    "Name a file that you may write.");
        }
    }

    /** Replaces what is in the file. */
    public void write(String text) {
        write(text, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Keeps what is in the file. */
    public void append(String text) {
        write(text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void write(String text, StandardOpenOption... how) {
        try {
            Files.writeString(file, text, how);
        } catch (IOException e) {
            throw ResultsException.failure("Cannot write " + option + " (" + file + ")", "Name a file elsewhere.", e);
        }
    }
}
