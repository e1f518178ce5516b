package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Observation;
import io.sparbiter.search.choose.Observation.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Turns normal scores back into scores: between those of two trials that were trained to their end by a straight line,
 * beyond the best and the worst of them no further. So a better normal score never is a worse score.
 */
final class ScoreScale {
    private final NavigableMap<Double, Double> scores = new TreeMap<>();
    /** Of the completed trials, sorted. */
    private final double[] targets;

    ScoreScale(History history) {
        List<Observation> observations = history.observations();
        int[] completed = IntStream.range(0, observations.size())
                .filter(i -> observations.get(i).kind() == Kind.FULL)
                .toArray();
        Arrays.stream(completed)
                .forEach(i ->
                        scores.put(history.targets()[i], observations.get(i).score()));
        targets = Arrays.stream(completed)
                .mapToDouble(i -> history.targets()[i])
                .sorted()
                .toArray();
    }

    /** How many trials completed. */
    int size() {
        return targets.length;
    }

    /**
     * What a normal score is worth among the best, in units of the score and above 0: from the upper quartile of the
     * completed trials to the best of them, or from the next that is worse where a quarter are as good as the best. Beyond
     * the best it is hardly worth more, since scores saturate. Empty if no two scores differ.
     */
    OptionalDouble slope() {
        if (scores.size() < 2) {
            return OptionalDouble.empty();
        }
        Map.Entry<Double, Double> best = scores.lastEntry();
        double quartile = targets[(targets.length - 1) * 3 / 4];
        Map.Entry<Double, Double> good = scores.floorEntry(Math.min(quartile, scores.lowerKey(best.getKey())));
        return OptionalDouble.of(Math.abs(best.getValue() - good.getValue()) / (best.getKey() - good.getKey()));
    }

    /** There must be a completed trial. */
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
