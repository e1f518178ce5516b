package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Observation;
import io.sparbiter.search.choose.Observation.Kind;
import io.sparbiter.search.choose.Stage;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * Turns normal scores back into scores: between those of two trials that were trained to their end by a straight line,
 * beyond the best and the worst of them no further. So a better normal score never is a worse score.
 */
final class ScoreScale {
    /** Of normal scores: a quarter is worse. */
    private static final double LOWER_QUARTILE = -0.6745;

    private final NavigableMap<Double, Double> scores = new TreeMap<>();
    private int size;

    ScoreScale(History history) {
        List<Observation> observations = history.observations();
        for (int i = 0; i < observations.size(); i++) {
            if (observations.get(i).kind() == Kind.FULL) {
                add(history.targets()[i], observations.get(i).score());
            }
        }
    }

    /** The scale of a further objective, of the trials that have a number for it. */
    private ScoreScale(History history, int other, Map<Stage, Double> normal) {
        history.observations().stream()
                .filter(observation -> observation.has(other))
                .forEach(observation -> add(
                        normal.get(observation.stage()), observation.others().get(other)));
    }

    private void add(double normal, double score) {
        scores.put(normal, score);
        size++;
    }

    /**
     * By objective, what a process is to explain. One objective alone needs an order and no more: its normal scores. A
     * hypervolume is a product of distances, so of several they are the numbers themselves, as {@link #standard} has them.
     */
    static List<Map<Stage, Double>> targets(History history) {
        List<Map<Stage, Double>> normal = history.seenByObjective();
        return normal.size() == 1
                ? normal
                : IntStream.range(0, normal.size())
                        .mapToObj(objective -> of(history, objective, normal.get(objective))
                                .standard(normal.get(objective))
                                .map(Standard::targets)
                                .orElse(normal.get(objective)))
                        .toList();
    }

    private static ScoreScale of(History history, int objective, Map<Stage, Double> normal) {
        return objective == 0 ? new ScoreScale(history) : new ScoreScale(history, objective - 1, normal);
    }

    /** How many trials completed. */
    int size() {
        return size;
    }

    /**
     * Scores as a process's targets: more is better, their mean is 0 and their variance 1.
     *
     * @param targets by stage
     * @param best of a completed trial
     * @param unit what 1 is in units of the score, above 0
     */
    record Standard(Map<Stage, Double> targets, double best, double unit) {}

    /**
     * The scores that these normal scores, one or more, stand for, as targets. Other than normal scores, they are apart as
     * scores are; but the worst quarter counts as the best of it, since a loss has no bound. Empty if all are equal, or too
     * far apart for numbers to tell, or if there is none.
     */
    Optional<Standard> standard(Map<Stage, Double> normal) {
        if (scores.isEmpty()) {
            return Optional.empty();
        }
        double best = scores.lastEntry().getValue();
        double sign = best < scores.firstEntry().getValue() ? -1 : 1;
        Map<Stage, Double> targets = new LinkedHashMap<>(normal);
        targets.replaceAll((stage, target) -> sign * score(Math.max(target, LOWER_QUARTILE)));
        var statistics = new SummaryStatistics();
        targets.values().forEach(statistics::addValue);
        double mean = statistics.getMean();
        double unit = statistics.getStandardDeviation();
        targets.replaceAll((stage, score) -> (score - mean) / unit);
        boolean isScale = unit > 0 && Double.isFinite(unit);
        return isScale ? Optional.of(new Standard(targets, (sign * best - mean) / unit, unit)) : Optional.empty();
    }

    /** Whether all completed trials have one score. */
    boolean isFlat() {
        return new HashSet<>(scores.values()).size() == 1;
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
