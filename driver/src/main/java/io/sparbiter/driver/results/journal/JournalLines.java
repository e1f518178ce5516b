package io.sparbiter.driver.results.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The lines of a journal's files, in order. Small files are fetched some at a time: an object store takes longer to open
 * one than to send it. Large ones are read as their lines are taken, since the journal of a large search is larger than
 * memory should be. The last line of a file may be torn by a crash, and then is none.
 */
final class JournalLines {
    private static final int SMALL = 1 << 20;
    private static final int BUFFER = 1 << 16;

    private JournalLines() {}

    /** Takes a line, without its end. */
    interface Sink {
        /**
         * Takes the next line.
         *
         * @param number of the line in its file, from 1
         */
        void accept(Path file, int number, byte[] line) throws IOException;
    }

    static void read(FileSystem fs, List<Segment> segments, Sink sink) throws IOException {
        SideBySide.each(segments, segment -> fetch(fs, segment), (segment, fetched) -> {
            try (InputStream in = fetched.isPresent()
                    ? new ByteArrayInputStream(fetched.get())
                    : new BufferedInputStream(fs.open(segment.file()), BUFFER)) {
                read(segment.file(), in, sink);
            }
        });
    }

    /** All that is in a file; empty if it is large. */
    private static Optional<byte[]> fetch(FileSystem fs, Segment segment) throws IOException {
        if (segment.length() > SMALL) {
            return Optional.empty();
        }
        try (InputStream in = fs.open(segment.file())) {
            byte[] bytes = in.readNBytes(SMALL + 1);
            return bytes.length > SMALL ? Optional.empty() : Optional.of(bytes);
        }
    }

    private static void read(Path file, InputStream in, Sink sink) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int number = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                number++;
                sink.accept(file, number, line.toByteArray());
                line.reset();
            } else {
                line.write(next);
            }
        }
    }
}
