package io.sparbiter.driver.benchmark;

import java.util.HashSet;
import java.util.Set;

/** What became of a table's best points. */
final class BestPoints {
    private final Set<Long> best;
    private final Set<Long> started = new HashSet<>();
    private final Set<Long> pruned = new HashSet<>();

    /** @param best their indices, at least one */
    BestPoints(Set<Long> best) {
        this.best = best;
    }

    void started(long point) {
        note(point, started);
    }

    void pruned(long point) {
        note(point, pruned);
    }

    private void note(long point, Set<Long> noted) {
        if (best.contains(point)) {
            noted.add(point);
        }
    }

    /** The share of them whose trials have started. */
    double startedShare() {
        return (double) started.size() / best.size();
    }

    /** The share of them whose trials were pruned. */
    double prunedShare() {
        return (double) pruned.size() / best.size();
    }
}
