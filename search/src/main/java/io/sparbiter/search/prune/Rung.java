package io.sparbiter.search.prune;

import io.sparbiter.search.trial.Direction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the trials of a bracket showed when they reached one epoch. */
final class Rung {
    private final int reductionFactor;
    private final Direction direction;
    private final Map<Integer, Double> byTrial = new HashMap<>();
    private final SortedScores sorted;

    Rung(int reductionFactor, Direction direction) {
        this.reductionFactor = reductionFactor;
        this.direction = direction;
        sorted = new SortedScores(direction);
    }

    /** Takes a trial's finite score, in place of the one it had here before. */
    void put(int trialId, double score) {
        Double earlier = byTrial.put(trialId, score);
        if (earlier != null) {
            sorted.remove(earlier);
        }
        sorted.add(score);
    }

    /** The score that this one, which is among those here, would have to reach to go on; empty if it does. */
    Optional<Double> missed(double score) {
        if (sorted.size() < reductionFactor) {
            return Optional.empty();
        }
        // Rounded up: of four trials the best third are two. So a rung with few trials is mild.
        int best = (sorted.size() + reductionFactor - 1) / reductionFactor;
        double limit = sorted.get(best - 1);
        return direction.isBetter(limit, score) ? Optional.of(limit) : Optional.empty();
    }
}
