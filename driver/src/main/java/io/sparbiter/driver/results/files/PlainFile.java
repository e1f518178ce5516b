package io.sparbiter.driver.results.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that a command writes beside what it prints: it may be a device or a pipe, such as {@code /dev/stdout}, or grow by
 * a line a run.
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

    /** As {@link #check}, of a file that is to grow. */
    public void checkGrowing() {
        check();
        if (Files.isSymbolicLink(file) && !isSystems(file)) {
            throw ResultsException.usage(
                    "Cannot append to " + option + " (" + file + "): it is a link, which others may have put there.",
                    "Name the file that it leads to.");
        }
    }

    /** Replaces what is in the file. */
    public void write(String text) {
        new WholeFile(option, file).write(out -> out.append(text));
    }

    /** Keeps what is in the file. */
    public void append(String text) {
        try (OutputStream out = open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw ResultsException.failure("Cannot write " + option + " (" + file + ")", "Name a file elsewhere.", e);
        }
    }

    /** Opens what is to be written in place; of links only the system's own are followed. */
    static OutputStream open(Path file, OpenOption... how) throws IOException {
        List<OpenOption> options = new ArrayList<>(List.of(how));
        options.add(StandardOpenOption.WRITE);
        if (!isSystems(file)) {
            options.add(NOFOLLOW_LINKS);
        }
        return Files.newOutputStream(file, options.toArray(OpenOption[]::new));
    }

    /** Whether it lies where the system names devices, and what a process has open, by links of its own. */
    static boolean isSystems(Path file) {
        Path path = file.toAbsolutePath().normalize();
        return path.startsWith("/proc") || (path.startsWith("/dev") && !path.startsWith("/dev/shm"));
    }
}
