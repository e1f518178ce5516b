package io.sparbiter.driver.benchmark;

import io.sparbiter.driver.benchmark.table.RecordedTable;
import java.util.HashSet;
import java.util.Set;

/** What became of a table's best points. */
final class BestPoints {
    private final RecordedTable table;
    private final Set<Long> started = new HashSet<>();
    private final Set<Long> pruned = new HashSet<>();

    BestPoints(RecordedTable table) {
        this.table = table;
    }

    void started(long point) {
        note(point, started);
    }

    void pruned(long point) {
        note(point, pruned);
    }

    void goesOn(long point) {
        pruned.remove(point);
    }

    private void note(long point, Set<Long> noted) {
        if (table.isBest(point)) {
            noted.add(point);
        }
    }

    /** The share of them whose trials have started. */
    double startedShare() {
        return (double) started.size() / table.bests();
    }

    /** The share of them whose trials were pruned. */
    double prunedShare() {
        return (double) pruned.size() / table.bests();
    }
}
