package io.sparbiter.driver.results.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.sparbiter.worker.storage.FreshFile;
import io.sparbiter.worker.storage.RegularFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears complete, by rename, or not at all; see {@link FreshFile}. What cannot be replaced is written where
 * it is: a device or a pipe, and a file in a folder that this user may not write to. A link is replaced, not followed, since
 * others who may write to the folder may have put it there; {@link PlainFile} is a file whose path a person named.
 *
 * @param option that names it, such as {@code --out}
 */
public record WholeFile(String option, Path file) {
    /** Writes a text bit by bit. */
    @FunctionalInterface
    public interface Content {
        void write(Appendable out) throws IOException;
    }

    /** Writes bytes. */
    private interface Filling {
        void fill(OutputStream out) throws IOException;
    }

    /** Throws {@link ResultsException} if it cannot be written, and whatever the content throws; then there is no file. */
    public void write(Content content) {
        publish(out -> fill(out, content));
    }

    /** As {@link #write(Content)}, for what is no text. */
    public void write(byte[] content) {
        publish(out -> out.write(content));
    }

    private static void fill(OutputStream out, Content content) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()));
        content.write(text);
        text.flush();
    }

    private void publish(Filling filling) {
        try {
            if (isReplaceable()) {
                replace(filling);
            } else {
                overwrite(filling);
            }
        } catch (IOException e) {
            throw failure(e);
        } catch (UncheckedIOException e) {
            throw failure(e.getCause());
        }
    }

    private void replace(Filling filling) throws IOException {
        try (FreshFile fresh = FreshFile.at(file)) {
            filling.fill(fresh.out());
            fresh.publish();
        }
    }

    private void overwrite(Filling filling) throws IOException {
        try (OutputStream out = PlainFile.open(file, StandardOpenOption.TRUNCATE_EXISTING)) {
            filling.fill(out);
        }
    }

    private boolean isReplaceable() {
        boolean isLocked = Files.isRegularFile(file, NOFOLLOW_LINKS)
                && !Files.isWritable(file.toAbsolutePath().getParent());
        return !isLocked && !PlainFile.isSystems(file) && !isPipeOrDevice();
    }

    private boolean isPipeOrDevice() {
        return !Files.isSymbolicLink(file) && RegularFile.isPipeOrDevice(file);
    }

    private ResultsException failure(IOException cause) {
        return ResultsException.failure(
                "Cannot write " + option + " (" + file + ")", "Make room there, or name a file elsewhere.", cause);
    }
}
