package io.sparbiter.worker.command.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * Follows a file that a program appends lines to. The file may come late; if it is cut shorter or replaced, it is read
 * from its beginning again. Not thread-safe.
 */
final class ReportFile {
    private static final int BUFFER = 1 << 14;

    private final Path file;
    private final LineSplitter lines;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private Object identity;
    private long position;

    ReportFile(Path file, LineSplitter lines) {
        this.file = file;
        this.lines = lines;
    }

    /** Hands out the lines completed since the last time. */
    void read() throws IOException {
        try {
            look(Files.readAttributes(file, BasicFileAttributes.class));
        } catch (NoSuchFileException e) {
            // Not yet there, or about to be replaced.
        }
    }

    /** Hands out all that is left, a last line without an end too. */
    void finish() throws IOException {
        read();
        lines.finish();
    }

    private void look(BasicFileAttributes now) throws IOException {
        if (!Objects.equals(identity, now.fileKey()) || now.size() < position) {
            identity = now.fileKey();
            position = 0;
            lines.reset();
        }
        if (now.size() > position) {
            readOn();
        }
    }

    private void readOn() throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            for (int count = next(channel); count > 0; count = next(channel)) {
                position += count;
                lines.feed(buffer.array(), count);
            }
        }
    }

    private int next(FileChannel channel) throws IOException {
        return channel.read(buffer.clear(), position);
    }
}
