package io.sparbiter.driver.results;

import io.sparbiter.driver.results.table.TrialsTable;
import io.sparbiter.worker.storage.HadoopOutput;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Remembers which search was written last. A marker file says so, since a copy of a results directory has new
 * modification times; these decide where the marker is missing or names no search.
 */
record LastSearch(FileSystem fs, Path searches, TrialsTable trials) {
    private static final String MARKER = "_last";

    static void mark(FileSystem fs, Path searches, String search) throws IOException {
        try (HadoopOutput out = HadoopOutput.create(fs, new Path(searches, MARKER), true)) {
            out.write(search.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** One of these names, which are not empty. */
    String among(List<String> names) throws IOException {
        String marked = marked();
        if (names.contains(marked)) {
            return marked;
        }
        return names.stream()
                .max(Comparator.comparingLong((String name) -> modified(name)).thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    private String marked() throws IOException {
        try (FSDataInputStream in = fs.open(new Path(searches, MARKER))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (FileNotFoundException e) {
            return "";
        }
    }

    private long modified(String search) {
        return Math.max(
                modified(new Path(searches, search)),
                modified(trials.files(search).directory()));
    }

    private long modified(Path directory) {
        try {
            return fs.getFileStatus(directory).getModificationTime();
        } catch (IOException e) {
            return Long.MIN_VALUE; // One of the two directories may be missing.
        }
    }
}
