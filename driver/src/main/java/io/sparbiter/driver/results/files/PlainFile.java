package io.sparbiter.driver.results.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.sparbiter.driver.results.files.WholeFile.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file that a person named on the command line. Its links are followed and stay, as far as {@link FollowedPath} trusts
 * them: whoever names a link means what it leads to. What is there then and is no file, a device or a pipe, is written where
 * it is; a file is replaced when the new one is complete, or grows. Files in a folder that a person named have names that
 * this program chose, so that a link of such a name may be another's: see {@link WholeFile}.
 *
 * @param option that names it, such as {@code --out}
 */
public record PlainFile(String option, Path file) {
    /** Throws {@link ResultsException} if it cannot be written: to know that before the work is done. */
    public void check() {
        Path target = target();
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw ResultsException.usage(
                    "Cannot write " + option + " (" + file + "): there is no folder " + folder + ".",
                    "Create the folder first, or name a file elsewhere.");
        }
        nameProblem(target).ifPresent(problem -> {
            throw ResultsException.usage(
                    "Cannot write " + option + " (" + file + "): " + problem + ".", "Give it another name.");
        });
        if (Files.isDirectory(target) || !Files.isWritable(Files.exists(target) ? target : folder)) {
            throw ResultsException.usage(
                    "Cannot write " + option + " (" + file + "): it is a folder, or may not be written.",
                    "Name a file that you may write.");
        }
    }

    /** What the system has against a name, as that it is too long; a file of that name need not be there. */
    static Optional<String> nameProblem(Path target) {
        try {
            Files.readAttributes(target, BasicFileAttributes.class, NOFOLLOW_LINKS);
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            return Optional.ofNullable(e.getReason());
        } catch (IOException e) {
            return Optional.of(Causes.describe(e));
        }
    }

    /** Replaces what is in the file. */
    public void write(String text) {
        write(out -> out.append(text));
    }

    /** Replaces what is in the file, bit by bit. */
    public void write(Content content) {
        new WholeFile(option, target()).write(content);
    }

    /** Keeps what is in the file. */
    public void append(String text) {
        try (OutputStream out = open(target(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw ResultsException.failure("Cannot write " + option + " (" + file + ")", "Name a file elsewhere.", e);
        }
    }

    private Path target() {
        try {
            return FollowedPath.of(file);
        } catch (IOException e) {
            throw ResultsException.usage(
                    "Cannot follow " + option + " (" + file + "): " + Causes.describe(e) + ".",
                    "Name the file itself.",
                    e);
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
