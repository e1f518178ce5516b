package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Observation;
import io.sparbiter.search.choose.Observation.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** Selects the observations that a model of bounded size keeps: of too many, half are the best and half the latest. */
final class Selection {
    private Selection() {}

    /** The mean target of each observed point, in the order in which points were first told. */
    static Map<Long, Double> targets(History history) {
        Map<Long, Double> sums = new LinkedHashMap<>();
        Map<Long, Integer> counts = new LinkedHashMap<>();
        List<Observation> observations = history.observations();
        for (int i = 0; i < observations.size(); i++) {
            sums.merge(observations.get(i).index(), history.targets()[i], Double::sum);
            counts.merge(observations.get(i).index(), 1, Integer::sum);
        }
        sums.replaceAll((index, sum) -> sum / counts.get(index));
        return sums;
    }

    /** The best target of a point that trained to its end; empty if none did. */
    static OptionalDouble bestAtEnd(History history) {
        return IntStream.range(0, history.observations().size())
                .filter(i -> history.observations().get(i).kind() == Kind.FULL)
                .mapToDouble(i -> history.targets()[i])
                .max();
    }

    /** How far from the end of training each observed point was seen, by the latest that is known of it. */
    static Map<Long, Double> lags(History history) {
        Map<Long, Double> lags = new HashMap<>();
        history.observations().forEach(observation -> lags.put(observation.index(), observation.lag()));
        return lags;
    }

    /** At most {@code most} of the points, in the order of telling. */
    static List<Long> keep(Map<Long, Double> targets, int most) {
        List<Long> points = new ArrayList<>(targets.keySet());
        if (points.size() <= most) {
            return points;
        }
        Set<Long> kept = new LinkedHashSet<>(points.subList(points.size() - most / 2, points.size()));
        Comparator<Long> bestFirst = Comparator.comparing(point -> -targets.get(point));
        points.stream()
                .filter(point -> !kept.contains(point))
                .sorted(bestFirst)
                .limit(most - kept.size())
                .toList()
                .forEach(kept::add);
        return points.stream().filter(kept::contains).toList();
    }

    static List<Long> latest(List<Long> points, int most) {
        return points.subList(Math.max(0, points.size() - most), points.size());
    }

    /** Where the scores of observed points were seen. */
    static List<Sample> samples(History history, List<Long> points) {
        Map<Long, Double> lags = lags(history);
        return points.stream()
                .map(point -> new Sample(history.space().levels(point), lags.get(point)))
                .toList();
    }
}
