package io.sparbiter.driver.results.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The names of a journal's files: {@code journal.jsonl}, then {@code journal-000001.jsonl} and so on. */
public final class JournalSegments {
    private static final Pattern NAME = Pattern.compile("journal(?:-(\\d+))?\\.jsonl");

    private JournalSegments() {}

    static Path path(Path directory, int number) {
        return new Path(directory, number == 0 ? "journal.jsonl" : String.format("journal-%06d.jsonl", number));
    }

    /** The files there are, by number. */
    static NavigableMap<Integer, Path> list(FileSystem fs, Path directory) throws IOException {
        NavigableMap<Integer, Path> segments = new TreeMap<>();
        try {
            for (FileStatus file : fs.listStatus(directory)) {
                Matcher name = NAME.matcher(file.getPath().getName());
                if (name.matches()) {
                    segments.put(name.group(1) == null ? 0 : Integer.parseInt(name.group(1)), file.getPath());
                }
            }
        } catch (FileNotFoundException e) {
            return segments;
        }
        return segments;
    }

    /** The number of a new file, after all others. */
    static int next(FileSystem fs, Path directory) throws IOException {
        Map.Entry<Integer, Path> last = list(fs, directory).lastEntry();
        return last == null ? 0 : last.getKey() + 1;
    }

    public static void delete(FileSystem fs, Path directory) throws IOException {
        for (Path file : list(fs, directory).values()) {
            fs.delete(file, false);
        }
    }
}
