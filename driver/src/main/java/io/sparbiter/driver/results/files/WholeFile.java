package io.sparbiter.driver.results.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that appears complete, by rename, or not at all.
 *
 * @param option that names it, such as {@code --out}
 */
public record WholeFile(String option, Path file) {
    /** Writes a text bit by bit. */
    @FunctionalInterface
    public interface Content {
        void write(Appendable out) throws IOException;
    }

    /** Writes the hidden file that becomes this one. */
    private interface Filling {
        void fill(Path hidden) throws IOException;
    }

    /** Throws {@link ResultsException} if it cannot be written, and whatever the content throws; then there is no file. */
    public void write(Content content) {
        publish(hidden -> fill(hidden, content));
    }

    /** As {@link #write(Content)}, for what is no text. */
    public void write(byte[] content) {
        publish(hidden -> Files.write(hidden, content));
    }

    private void publish(Filling filling) {
        Path hidden = file.resolveSibling("." + file.getFileName() + ".tmp");
        // For a program that is ended by a signal.
        hidden.toFile().deleteOnExit();
        try {
            filling.fill(hidden);
            Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failure(e);
        } catch (UncheckedIOException e) {
            throw failure(e.getCause());
        } finally {
            hidden.toFile().delete();
        }
    }

    private static void fill(Path hidden, Content content) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(hidden, StandardCharsets.UTF_8)) {
            content.write(out);
        }
    }

    private ResultsException failure(IOException cause) {
        return ResultsException.failure(
                "Cannot write " + option + " (" + file + ")", "Make room there, or name a file elsewhere.", cause);
    }
}
