package io.sparbiter.driver.serve;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.BestTrials;
import io.sparbiter.search.trial.Direction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The rows of a search by trial id, of which only the best keep their epochs: 82,944 histories are too many for a heap. */
final class BestRows {
    private static final int BEST = 10;

    private final Map<Integer, TrialRow> rows = new TreeMap<>();
    private final BestTrials best;

    BestRows(Direction direction) {
        best = new BestTrials(BEST, direction);
    }

    void add(TrialRow row) {
        if (row.score().isEmpty()) {
            rows.put(row.trialId(), row.withoutHistory());
            return;
        }
        rows.put(row.trialId(), row);
        best.add(row.trialId(), row.score().getAsDouble())
                .ifPresent(dropped -> rows.compute(dropped, (id, kept) -> kept.withoutHistory()));
    }

    Optional<TrialRow> find(int trialId) {
        return Optional.ofNullable(rows.get(trialId));
    }

    List<TrialRow> all() {
        return List.copyOf(rows.values());
    }
}
