package io.sparbiter.driver.results.journal;

import io.sparbiter.driver.results.files.ResultsException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Reads a journal line by line, since that of a large search is larger than memory should be. The last line of a file may
 * be torn by a crash, and then does not count; no other may.
 */
public final class JournalReader {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final JournalFormat format;
    private final Consumer<JournalEntry> entries;
    private int number;

    private JournalReader(Path file, JournalFormat format, Consumer<JournalEntry> entries) {
        this.file = file;
        this.format = format;
        this.entries = entries;
    }

    /** Hands over the entries in order; throws {@link ResultsException} if the journal cannot be read. */
    public static void read(FileSystem fs, Path directory, JournalFormat format, Consumer<JournalEntry> entries) {
        try {
            for (Path file : JournalSegments.list(fs, directory).values()) {
                try (InputStream in = new BufferedInputStream(fs.open(file), BUFFER)) {
                    new JournalReader(file, format, entries).read(in);
                }
            }
        } catch (IOException e) {
            throw ResultsException.failure(
                    "Cannot read the journal in " + directory, "Check that it is there and may be read.", e);
        }
    }

    private void read(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                entries.accept(entry(line.toString(StandardCharsets.UTF_8)));
                line.reset();
            } else {
                line.write(next);
            }
        }
    }

    private JournalEntry entry(String line) {
        number++;
        try {
            return format.entry(line);
        } catch (IllegalArgumentException e) {
            throw ResultsException.failure(
                    "Cannot read line " + number + " of " + file,
                    "The search cannot be resumed; its trials can still be read.",
                    e);
        }
    }
}
