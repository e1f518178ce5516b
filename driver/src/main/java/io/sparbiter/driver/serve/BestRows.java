package io.sparbiter.driver.serve;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of a search by trial id, of which only the best keep their epochs: 82,944 histories are too many for a heap. */
final class BestRows {
    private static final int BEST = 10;

    private final Direction direction;
    private final Map<Integer, TrialRow> rows = new TreeMap<>();

    /** The best first. */
    private final List<TrialRow> best = new ArrayList<>();

    BestRows(Direction direction) {
        this.direction = direction;
    }

    void add(TrialRow row) {
        rows.put(row.trialId(), row.withoutHistory());
        if (row.score().isPresent()) {
            best.add(place(row), row);
            rows.put(row.trialId(), row);
        }
        if (best.size() > BEST) {
            TrialRow dropped = best.remove(BEST);
            rows.put(dropped.trialId(), dropped.withoutHistory());
        }
    }

    private int place(TrialRow row) {
        int place = best.size();
        while (place > 0 && isBetter(row, best.get(place - 1))) {
            place--;
        }
        return place;
    }

    private boolean isBetter(TrialRow a, TrialRow b) {
        return direction.isBetter(a.score().orElseThrow(), b.score().orElseThrow());
    }

    List<TrialRow> all() {
        return List.copyOf(rows.values());
    }
}
