package io.sparbiter.driver.results.table;

import io.sparbiter.driver.results.files.PartFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;

/** Looks at the files of one search in the results table. */
final class TableScanner {
    private final String search;
    private final List<TableScan.File> files = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<Integer> trials = new HashSet<>();
    private boolean repeatsTrials;

    private TableScanner(String search) {
        this.search = search;
    }

    static TableScan scan(String search, PartFiles files) throws IOException {
        return Compaction.whileRunning(() -> new TableScanner(search).scan(files));
    }

    private TableScan scan(PartFiles parts) throws IOException {
        for (FileStatus status : parts.list()) {
            try (TrialFile file = TrialFile.open(parts.fileSystem().getConf(), status)) {
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
        files.add(new TableScan.File(file.path(), search, file.schema()));
    }
}
