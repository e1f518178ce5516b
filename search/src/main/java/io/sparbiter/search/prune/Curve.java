package io.sparbiter.search.prune;

import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Objective;
import java.util.TreeMap;

/** The scores of one trial by epoch, as its latest attempt trained them. */
final class Curve {
    private final Objective objective;
    private final TreeMap<Integer, Double> scores = new TreeMap<>();
    private int attempt = 1;

    Curve(Objective objective) {
        this.objective = objective;
    }

    /** Takes an epoch; false for a latecomer of an attempt that was given up. */
    boolean add(EpochReport report) {
        if (report.attempt() < attempt) {
            return false;
        }
        attempt = report.attempt();
        // A later attempt goes on from a checkpoint: what the lost one trained since is trained again.
        scores.tailMap(report.epoch().number()).clear();
        scores.put(report.epoch().number(), objective.score(report.epoch()));
        return true;
    }

    /** The best finite score up to now, NaN if there is none. */
    double best() {
        Direction direction = objective.direction();
        return scores.values().stream()
                .filter(Double::isFinite)
                .reduce(Double.NaN, (a, b) -> direction.isBetter(b, a) ? b : a);
    }
}
