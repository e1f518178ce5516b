package io.sparbiter.driver.results.journal;

import static java.util.stream.Collectors.toSet;

import io.sparbiter.driver.results.files.HiddenFile;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Merges the many small files of a journal into one. That appears complete, and has in its name whose lines it has: from
 * then on readers leave those files out, and they are deleted. So whenever this dies, each line is there once.
 */
public final class JournalMerge {
    /** Fewer files than this are read about as fast as one. */
    static final int FEWEST = 16;

    private static final int BUFFER = 1 << 16;

    private final FileSystem fs;
    private final Path directory;

    private JournalMerge(FileSystem fs, Path directory) {
        this.fs = fs;
        this.directory = directory;
    }

    /**
     * Merges a journal's files if they are many, and deletes what an earlier call that died has left. To be called under
     * the search's lock, while nobody writes. If it fails, nothing is lost.
     */
    public static void run(FileSystem fs, Path directory) throws IOException {
        var merge = new JournalMerge(fs, directory);
        List<Segment> segments = JournalSegments.list(fs, directory);
        if (segments.size() >= FEWEST) {
            merge.write(segments);
        }
        merge.deleteLeftovers();
    }

    private void write(List<Segment> segments) throws IOException {
        int first = segments.get(0).first();
        int last = segments.get(segments.size() - 1).last();
        try (var merged = new HiddenFile(fs, JournalSegments.merged(directory, first, last))) {
            try (OutputStream out = new BufferedOutputStream(merged.createOrOverwrite(0), BUFFER)) {
                JournalLines.read(fs, segments, (file, number, line) -> write(line, out));
            }
            merged.publish();
        }
    }

    /** What cannot be told must not become the only copy. */
    private static void write(byte[] line, OutputStream out) throws IOException {
        try {
            LineChecksum.check(line);
        } catch (IllegalArgumentException e) {
            throw new IOException("a line was not read as it was written: " + e.getMessage(), e);
        }
        out.write(line);
        out.write('\n');
    }

    private void deleteLeftovers() throws IOException {
        List<Path> leftovers = new ArrayList<>(unfinished());
        Set<Path> needed =
                JournalSegments.list(fs, directory).stream().map(Segment::file).collect(toSet());
        JournalSegments.all(fs, directory).stream()
                .map(Segment::file)
                .filter(file -> !needed.contains(file))
                .forEach(leftovers::add);
        SideBySide.each(leftovers, file -> fs.delete(file, false), (file, isDeleted) -> {});
    }

    /** Files of merges that died. */
    private List<Path> unfinished() throws IOException {
        try {
            return Stream.of(fs.listStatus(directory))
                    .map(FileStatus::getPath)
                    .filter(file -> HiddenFile.isHiddenName(file.getName())
                            && file.getName().startsWith("_journal-"))
                    .toList();
        } catch (FileNotFoundException e) {
            return List.of();
        }
    }
}
