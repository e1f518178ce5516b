package io.sparbiter.driver.serve;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.BestTrials;
import io.sparbiter.search.trial.Direction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rows of a search by trial id, of which the best keep their epochs, and of all others the latest, as far as there is
 * room: 82,944 histories are too many for a heap.
 */
final class LiveRows {
    private static final int BEST = 10;

    /** Epochs of all that are not among the best: a page draws no more of them. */
    static final int MOST_EPOCHS = 10_000;

    private final Map<Integer, TrialRow> rows = new TreeMap<>();
    private final BestTrials best;
    /** Trials that keep their epochs without being among the best, and how many, from the earliest to the latest. */
    private final Map<Integer, Integer> latest = new LinkedHashMap<>();

    private int epochs;

    LiveRows(Direction direction) {
        best = new BestTrials(BEST, direction);
    }

    void add(TrialRow row) {
        rows.put(row.trialId(), row);
        forget(row.trialId());
        if (row.score().isEmpty()) {
            keep(row);
        } else {
            best.add(row.trialId(), row.score().getAsDouble()).ifPresent(dropped -> keep(rows.get(dropped)));
        }
    }

    private void keep(TrialRow row) {
        int kept = row.ending().history().size();
        latest.put(row.trialId(), kept);
        epochs += kept;
        while (epochs > MOST_EPOCHS) {
            int earliest = latest.keySet().iterator().next();
            forget(earliest);
            rows.computeIfPresent(earliest, (id, whole) -> whole.withoutHistory());
        }
    }

    private void forget(int trial) {
        Integer kept = latest.remove(trial);
        epochs -= kept == null ? 0 : kept;
    }

    Optional<TrialRow> find(int trialId) {
        return Optional.ofNullable(rows.get(trialId));
    }

    List<TrialRow> all() {
        return List.copyOf(rows.values());
    }
}
