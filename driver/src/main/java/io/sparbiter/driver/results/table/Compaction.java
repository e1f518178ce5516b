package io.sparbiter.driver.results.table;

import io.sparbiter.driver.results.files.PartFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.MessageType;

/**
 * Merges the many small files of a search into one per schema, which is one. The merged file becomes visible before the
 * old ones are deleted, so that a crash leaves rows twice and never not at all; readers drop the repeated ones, and so
 * does the next compaction. Rows pass through one by one; what is kept of each is its id and its end.
 *
 * <p>Damaged and foreign files are left alone.
 */
final class Compaction {
    private static final Set<String> KEY = Set.of("trial_id", "finished_at");

    /** How often a reader may find that a file it listed is gone; a search is compacted once. */
    private static final int ATTEMPTS = 3;

    private final PartFiles files;
    private final int fewest;
    private final List<String> warnings = new ArrayList<>();
    private final Map<MessageType, List<FileStatus>> groups = new LinkedHashMap<>();
    private final Map<Integer, Latest> latest = new HashMap<>();

    /** The file with a trial's last row. */
    private record Latest(Path file, Instant finishedAt) {}

    /**
     * @param fewest files that are worth the work
     */
    Compaction(PartFiles files, int fewest) {
        this.files = files;
        this.fewest = fewest;
    }

    /** Runs it, once, while nobody else writes to the search; returns the files left out, and why. */
    List<String> run() throws IOException {
        files.deleteHidden();
        List<FileStatus> all = files.list();
        if (all.size() >= fewest) {
            for (FileStatus file : all) {
                plan(file);
            }
            for (Map.Entry<MessageType, List<FileStatus>> group : groups.entrySet()) {
                merge(group.getKey(), group.getValue());
            }
        }
        return List.copyOf(warnings);
    }

    /** A reading that lists files and then opens them. */
    interface Reading<T> {
        T read() throws IOException;
    }

    /** Reads again if a compaction took files away between their listing and their opening. */
    static <T> T whileRunning(Reading<T> reading) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return reading.read();
            } catch (FileNotFoundException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void plan(FileStatus status) throws IOException {
        Map<Integer, Latest> found = new HashMap<>();
        try (TrialFile file = open(status)) {
            file.read(KEY::contains, row -> found.put(id(row), new Latest(file.path(), finishedAt(row))));
            groups.computeIfAbsent(file.message(), message -> new ArrayList<>()).add(status);
            found.forEach((id, row) -> latest.merge(id, row, Compaction::later));
        } catch (TrialFile.Damaged e) {
            warnings.add(e.getMessage());
        }
    }

    private static Latest later(Latest a, Latest b) {
        return b.finishedAt().isAfter(a.finishedAt()) ? b : a;
    }

    private void merge(MessageType message, List<FileStatus> group) throws IOException {
        if (group.size() < 2) {
            return;
        }
        files.write(new GroupWriteSupport(message), sink -> {
            for (FileStatus status : group) {
                copy(status, sink);
            }
        });
        for (FileStatus status : group) {
            files.fileSystem().delete(status.getPath(), false);
        }
    }

    private void copy(FileStatus status, PartFiles.Sink<Group> sink) throws IOException {
        try (TrialFile file = open(status)) {
            file.read(column -> true, row -> {
                if (latest.get(id(row)).file().equals(file.path())) {
                    sink.accept(row);
                }
            });
        } catch (TrialFile.Damaged e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private TrialFile open(FileStatus status) throws IOException, TrialFile.Damaged {
        return TrialFile.open(files.fileSystem(), status);
    }

    private static int id(Group row) {
        return row.getInteger("trial_id", 0);
    }

    private static Instant finishedAt(Group row) {
        return TrialRowReader.time(row, "finished_at");
    }
}
