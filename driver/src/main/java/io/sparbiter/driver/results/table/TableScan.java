package io.sparbiter.driver.results.table;

import java.util.List;
import java.util.stream.Stream;
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
}
