package io.sparbiter.driver.results.journal;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A journal on this machine: one file. */
final class LocalJournalFile implements JournalFile {
    private final FileChannel channel;

    LocalJournalFile(Path path) throws IOException {
        channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, NOFOLLOW_LINKS);
        channel.position(channel.size());
        dropTornLine();
    }

    /** What a crash left after the last end of a line. */
    private void dropTornLine() throws IOException {
        ByteBuffer character = ByteBuffer.allocate(1);
        long end = channel.size();
        while (end > 0) {
            channel.read(character.clear(), end - 1);
            if (character.get(0) == '\n') {
                break;
            }
            end--;
        }
        channel.truncate(end);
    }

    @Override
    public void append(byte[] lines) throws IOException {
        long start = channel.position();
        try {
            ByteBuffer buffer = ByteBuffer.wrap(lines);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(false);
        } catch (IOException e) {
            channel.truncate(start);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
