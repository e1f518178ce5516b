package io.sparbiter.driver.results.table;

import io.sparbiter.driver.results.files.PartFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * The files of the results table, looked at one by one: what a distributed reader has to know before it starts.
 *
 * @param repeatsTrials whether any search has more than one row for a trial; the one that finished last counts
 * @param warnings the files that were left out, and why
 */
public record TableScan(List<File> files, boolean repeatsTrials, List<String> warnings) {
    public TableScan {
        files = List.copyOf(files);
        warnings = List.copyOf(warnings);
    }

    /** What the files of one search have. */
    static TableScan of(String search, PartFiles files) throws IOException {
        return Compaction.whileRunning(() -> new Scanner(search).scan(files));
    }

    static final TableScan EMPTY = new TableScan(List.of(), false, List.of());

    TableScan and(TableScan other) {
        return new TableScan(
                concat(files, other.files), repeatsTrials || other.repeatsTrials, concat(warnings, other.warnings));
    }

    private static <T> List<T> concat(List<T> a, List<T> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }

    /** A file with rows of a search. */
    public record File(Path path, String search, TrialSchema schema) {}

    /** Looks at the files of one search in the results table. */
    private static final class Scanner {
        private final String search;
        private final List<File> files = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();
        private final Set<Integer> trials = new HashSet<>();
        private boolean repeatsTrials;

        private Scanner(String search) {
            this.search = search;
        }

        private TableScan scan(PartFiles parts) throws IOException {
            for (FileStatus status : parts.list()) {
                try (TrialFile file = TrialFile.open(parts.fileSystem(), status)) {
                    add(file);
                } catch (TrialFile.Damaged e) {
                    warnings.add(e.getMessage());
                }
            }
            return new TableScan(files, repeatsTrials, warnings);
        }

        private void add(TrialFile file) throws IOException, TrialFile.Damaged {
            List<Integer> ids = new ArrayList<>();
            file.read("trial_id"::equals, row -> ids.add(row.getInteger("trial_id", 0)));
            for (int id : ids) {
                repeatsTrials |= !trials.add(id);
            }
            files.add(new File(file.path(), search, file.schema()));
        }
    }
}
