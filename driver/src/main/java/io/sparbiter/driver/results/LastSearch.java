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
import org.apache.hadoop.ipc.RemoteException;

/**
 * Remembers which search was written last. A marker file says so, since a copy of a results directory has new
 * modification times; these decide where the marker is missing or names no search.
 */
record LastSearch(FileSystem fs, Path searches, TrialsTable trials) {
    private static final String MARKER = "_last";

    /** Of searches that begin at the same moment one is the last: on HDFS its file takes the place of one that is open yet. */
    static void mark(FileSystem fs, Path searches, String search) throws IOException {
        Path marker = new Path(searches, MARKER);
        try (HadoopOutput out = HadoopOutput.create(fs, marker, true)) {
            out.write(search.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            if (!isReplaced(e) || !fs.exists(marker)) {
                throw e;
            }
        }
    }

    private static boolean isReplaced(IOException fault) {
        IOException cause = fault instanceof RemoteException remote ? remote.unwrapRemoteException() : fault;
        return cause instanceof FileNotFoundException;
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
