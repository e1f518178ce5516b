package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Observation;
import io.sparbiter.search.space.Space;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** The levels of each point. */
    static List<int[]> levels(Space space, List<Long> points) {
        return points.stream().map(space::levels).toList();
    }
}
