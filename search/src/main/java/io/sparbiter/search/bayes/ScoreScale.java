package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Observation;
import io.sparbiter.search.choose.Observation.Kind;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Turns normal scores back into scores: between those of two trials that were trained to their end by a straight line,
 * beyond the best and the worst of them no further. So a better normal score never is a worse score.
 */
final class ScoreScale {
    private final NavigableMap<Double, Double> scores = new TreeMap<>();

    /** By a history with at least one completed trial. */
    ScoreScale(History history) {
        List<Observation> observations = history.observations();
        for (int i = 0; i < observations.size(); i++) {
            if (observations.get(i).kind() == Kind.FULL) {
                scores.put(history.targets()[i], observations.get(i).score());
            }
        }
    }

    double score(double target) {
        Map.Entry<Double, Double> below = scores.floorEntry(target);
        Map.Entry<Double, Double> above = scores.higherEntry(target);
        if (below == null) {
            return scores.firstEntry().getValue();
        }
        if (above == null) {
            return below.getValue();
        }
        double share = (target - below.getKey()) / (above.getKey() - below.getKey());
        return below.getValue() + share * (above.getValue() - below.getValue());
    }
}
