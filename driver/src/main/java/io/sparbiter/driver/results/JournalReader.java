package io.sparbiter.driver.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Reads a journal. The last line of a file may be torn by a crash, and then does not count; no other may. */
final class JournalReader {
    private JournalReader() {}

    static List<JournalEntry> read(FileSystem fs, Path directory) {
        try {
            List<JournalEntry> entries = new ArrayList<>();
            for (Path file : JournalSegments.list(fs, directory).values()) {
                read(file, text(fs, file), entries);
            }
            return List.copyOf(entries);
        } catch (IOException e) {
            throw ResultsException.failure(
                    "Cannot read the journal in " + directory, "Check that it is there and may be read.", e);
        }
    }

    private static String text(FileSystem fs, Path file) throws IOException {
        try (FSDataInputStream in = fs.open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void read(Path file, String text, List<JournalEntry> entries) {
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        int number = 0;
        for (String line : whole.lines().toList()) {
            number++;
            try {
                entries.add(JournalFormat.entry(line));
            } catch (IllegalArgumentException e) {
                throw ResultsException.failure(
                        "Cannot read line " + number + " of " + file,
                        "The search cannot be resumed; its trials can still be read.",
                        e);
            }
        }
    }
}
