package io.sparbiter.driver.results.table;

import io.sparbiter.driver.results.files.PartFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.hadoop.fs.FileStatus;

/**
 * The trials of one search, read without Spark, which would take seconds to start.
 *
 * @param rows by trial id, each id once
 * @param warnings the files that were left out, and why
 */
public record TrialRows(List<TrialRow> rows, List<String> warnings) {
    public TrialRows {
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
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
            return new TrialRows(List.copyOf(rows.values()), warnings);
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
