package io.sparbiter.driver.results.journal;

import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.journal.JournalEntry.Told;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Reads a journal, entry by entry. The last line of a file may be torn by a crash, and then does not count; no other may.
 * A line whose checksum is another is refused, and with it all that comes after.
 *
 * <p>A writer that cannot know whether its last lines reached the store writes the ends among them again: an end that is
 * told twice in the same words was told once.
 */
public final class JournalReader {
    private final JournalFormat format;
    private final String search;
    private final Consumer<JournalEntry> entries;
    /** The checksum of the line with a trial's last end: a later one never is in the same words, not to the nanosecond. */
    private final Map<Integer, Integer> told = new HashMap<>();

    private JournalReader(JournalFormat format, String search, Consumer<JournalEntry> entries) {
        this.format = format;
        this.search = search;
        this.entries = entries;
    }

    /** Hands over the entries in order; throws {@link ResultsException} if the journal cannot be read. */
    public static void read(FileSystem fs, Path directory, JournalFormat format, Consumer<JournalEntry> entries) {
        var reader = new JournalReader(format, directory.getName(), entries);
        try {
            JournalLines.read(fs, JournalSegments.list(fs, directory), reader::take);
        } catch (IOException e) {
            throw ResultsException.failure(
                    "Cannot read the journal in " + directory, "Check that it is there and may be read.", e);
        }
    }

    private void take(Path file, int number, byte[] line) {
        JournalEntry entry = entry(file, number, line);
        if (!(entry instanceof Told end) || isNew(end, LineChecksum.of(line, line.length))) {
            entries.accept(entry);
        }
    }

    private boolean isNew(Told end, int checksum) {
        Integer before = told.put(end.trialId(), checksum);
        return before == null || before != checksum;
    }

    private JournalEntry entry(Path file, int number, byte[] line) {
        try {
            return format.entry(line);
        } catch (IllegalArgumentException e) {
            throw ResultsException.failure(
                    "Cannot read line " + number + " of " + file,
                    "Put the file back from a copy as new as the table. Without one the search cannot be resumed, but its"
                            + " trials can be read, and a new search can know them by --warm-start " + search + ".",
                    e);
        }
    }
}
