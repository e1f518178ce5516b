package io.sparbiter.driver.results.table;

import io.sparbiter.driver.results.files.PartFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;

/**
 * The trials of one search, read without Spark, which would take seconds to start.
 *
 * @param rows by trial id, each id once
 * @param warnings the files that were left out, and why; and that scores are of different data
 */
public record TrialRows(List<TrialRow> rows, List<String> warnings) {
    public TrialRows {
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }

    /** Of the data that its trials had, in order; one, unless somebody changed them while the search was stopped. */
    public List<String> dataFingerprints() {
        return List.copyOf(byData(rows).keySet());
    }

    private static SortedMap<String, Integer> byData(Collection<TrialRow> rows) {
        SortedMap<String, Integer> trials = new TreeMap<>();
        for (TrialRow row : rows) {
            row.run().facts().dataFingerprint().ifPresent(data -> trials.merge(data, 1, Integer::sum));
        }
        return trials;
    }

    static TrialRows read(PartFiles files, String search, Predicate<String> columns) throws IOException {
        return Compaction.whileRunning(() -> new Reading(search, columns).read(files));
    }

    private static final class Reading {
        private final String search;
        private final Predicate<String> columns;
        private final Map<Integer, TrialRow> rows = new TreeMap<>();
        private final List<String> warnings = new ArrayList<>();

        Reading(String search, Predicate<String> columns) {
            this.search = search;
            this.columns = columns;
        }

        TrialRows read(PartFiles files) throws IOException {
            for (FileStatus status : files.list()) {
                try (TrialFile file = TrialFile.open(files.fileSystem(), status)) {
                    read(file).forEach(this::add);
                } catch (TrialFile.Damaged e) {
                    warnings.add(e.getMessage());
                }
            }
            warnOfMixedData();
            return new TrialRows(List.copyOf(rows.values()), warnings);
        }

        private void warnOfMixedData() {
            SortedMap<String, Integer> byData = byData(rows.values());
            if (byData.size() > 1) {
                warnings.add("The trials of search " + search + " had different data, so their scores do not compare:"
                        + " data_fingerprint "
                        + byData.entrySet().stream()
                                .map(data -> data.getKey() + " (" + data.getValue()
                                        + (data.getValue() == 1 ? " trial)" : " trials)"))
                                .collect(Collectors.joining(", "))
                        + ".");
            }
        }

        private List<TrialRow> read(TrialFile file) throws IOException, TrialFile.Damaged {
            TrialRowReader reader = new TrialRowReader(search, file.schema());
            List<TrialRow> read = new ArrayList<>();
            file.read(columns, group -> read.add(reader.read(group)));
            return read;
        }

        /** Repeated are trials whose file a compaction has not deleted yet, and trials that a resumed search ran again. */
        private void add(TrialRow row) {
            rows.merge(row.trialId(), row, Reading::later);
        }

        private static TrialRow later(TrialRow a, TrialRow b) {
            return b.run().finishedAt().isAfter(a.run().finishedAt()) ? b : a;
        }
    }
}
