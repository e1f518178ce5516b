package io.sparbiter.driver.results.journal;

import io.sparbiter.driver.results.store.WatchedFileSystem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The names of a journal's files: {@code journal.jsonl}, then {@code journal-000001.jsonl} and so on, and {@code
 * journal-000000-000085.jsonl} of what was merged, the first and the last of them in its name.
 */
public final class JournalSegments {
    private static final Pattern NAME = Pattern.compile("journal(?:-(\\d{1,9})(?:-(\\d{1,9}))?)?\\.jsonl");

    private JournalSegments() {}

    static Path path(Path directory, int number) {
        return new Path(directory, number == 0 ? "journal.jsonl" : String.format("journal-%06d.jsonl", number));
    }

    static Path merged(Path directory, int first, int last) {
        return new Path(directory, String.format("journal-%06d-%06d.jsonl", first, last));
    }

    /** The files that make up the journal, in order: all but those whose lines another has, too. */
    static List<Segment> list(FileSystem fs, Path directory) throws IOException {
        List<Segment> segments = new ArrayList<>();
        int known = -1;
        for (Segment segment : all(fs, directory)) {
            if (segment.last() > known) {
                segments.add(segment);
                known = segment.last();
            }
        }
        return segments;
    }

    /** All files there are, in order. */
    static List<Segment> all(FileSystem fs, Path directory) throws IOException {
        try {
            return Stream.of(fs.listStatus(directory))
                    .flatMap(file -> segment(file).stream())
                    .sorted(Segment.ORDER)
                    .toList();
        } catch (FileNotFoundException e) {
            return List.of();
        }
    }

    private static Optional<Segment> segment(FileStatus file) {
        Matcher name = NAME.matcher(file.getPath().getName());
        if (!name.matches()) {
            return Optional.empty();
        }
        int first = name.group(1) == null ? 0 : Integer.parseInt(name.group(1));
        int last = name.group(2) == null ? first : Integer.parseInt(name.group(2));
        return Optional.of(new Segment(first, last, file.getPath(), file.getLen()));
    }

    /** The number of a new file, after all others. */
    static int next(FileSystem fs, Path directory) throws IOException {
        return 1 + all(fs, directory).stream().mapToInt(Segment::last).max().orElse(-1);
    }

    /** Ends the file that a driver who was killed has left open. Nobody may be writing the journal. */
    public static void end(FileSystem fs, Path directory) throws IOException {
        if (fs instanceof WatchedFileSystem store) {
            for (Segment segment : all(fs, directory)) {
                store.end(segment.file());
            }
        }
    }

    public static void delete(FileSystem fs, Path directory) throws IOException {
        for (Segment segment : all(fs, directory)) {
            fs.delete(segment.file(), false);
        }
    }
}
