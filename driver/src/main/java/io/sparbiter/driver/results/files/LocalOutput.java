package io.sparbiter.driver.results.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.fs.Syncable;

/** Writes a file of this machine that a crash of the machine leaves as it was synchronised last. */
final class LocalOutput extends FilterOutputStream implements Syncable, StreamCapabilities {
    private final Path file;

    private LocalOutput(Path file, OutputStream out) {
        super(out);
        this.file = file;
    }

    /**
     * Makes a file, which takes the place of a link.
     *
     * @param overwrite whether it may be there; then it is emptied
     */
    static LocalOutput open(Path file, boolean overwrite, int bufferSize) throws IOException {
        if (overwrite && Files.isSymbolicLink(file)) {
            Files.deleteIfExists(file);
        }
        return new LocalOutput(file, new BufferedOutputStream(stream(file, overwrite), bufferSize));
    }

    /** Its streams, unlike its channels, outlive an interrupt of the thread. */
    private static OutputStream stream(Path file, boolean overwrite) throws IOException {
        try {
            return overwrite
                    ? Files.newOutputStream(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE,
                            NOFOLLOW_LINKS)
                    : Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (AccessDeniedException e) {
            throw new IOException(file + ": permission denied", e);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void hflush() throws IOException {
        flush();
    }

    @Override
    public void hsync() throws IOException {
        flush();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, NOFOLLOW_LINKS)) {
            channel.force(true);
        }
    }

    @Override
    public boolean hasCapability(String capability) {
        return capability.toLowerCase(Locale.ROOT).equals(StreamCapabilities.HSYNC);
    }
}
