package io.sparbiter.search.choose;

import io.sparbiter.search.choose.Observation.Kind;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Brings ends of every kind into one order and gives each its normal score, the standard normal quantile of its rank, so
 * that neither an outlier nor the scale of the objective matters to a model.
 *
 * <p>A trial that ended early is compared at the epoch it reached only, with those that trained further: it takes the
 * place there that its rank at that epoch gives it. All trials that failed by their own fault share the last places.
 */
final class NormalScores {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private NormalScores() {}

    /** One value for each observation, more being better; equal scores have equal values. */
    static double[] of(List<Observation> observations, Objective objective) {
        return spread(observations.size(), places(observations, objective));
    }

    /** The observations' numbers from worst to best, equal ones together. */
    private static List<List<Integer>> places(List<Observation> observations, Objective objective) {
        List<List<Integer>> places = full(observations, objective.direction());
        for (List<Integer> shorter : byEpochs(observations).descendingMap().values()) {
            places = new Insertion(observations, objective, places).insert(shorter);
        }
        List<Integer> bad = numbers(observations, Kind.BAD);
        if (!bad.isEmpty()) {
            places.add(0, bad);
        }
        return places;
    }

    private static List<List<Integer>> full(List<Observation> observations, Direction direction) {
        List<Integer> order = numbers(observations, Kind.FULL);
        double sign = direction == Direction.MAXIMIZE ? 1 : -1;
        order.sort(Comparator.comparingDouble(i -> sign * observations.get(i).score()));
        List<List<Integer>> places = new ArrayList<>();
        for (int i : order) {
            if (places.isEmpty()
                    || observations.get(last(places)).score()
                            != observations.get(i).score()) {
                places.add(new ArrayList<>());
            }
            places.get(places.size() - 1).add(i);
        }
        return places;
    }

    private static int last(List<List<Integer>> places) {
        return places.get(places.size() - 1).get(0);
    }

    private static NavigableMap<Integer, List<Integer>> byEpochs(List<Observation> observations) {
        TreeMap<Integer, List<Integer>> byEpochs = new TreeMap<>();
        for (int i : numbers(observations, Kind.PARTIAL)) {
            byEpochs.computeIfAbsent(observations.get(i).epochs(), e -> new ArrayList<>())
                    .add(i);
        }
        return byEpochs;
    }

    private static List<Integer> numbers(List<Observation> observations, Kind kind) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < observations.size(); i++) {
            if (observations.get(i).kind() == kind) {
                numbers.add(i);
            }
        }
        return numbers;
    }

    private static double[] spread(int count, List<List<Integer>> places) {
        double[] scores = new double[count];
        int below = 0;
        for (List<Integer> equals : places) {
            double quantile = (below + equals.size() / 2.0) / count;
            double score = NORMAL.inverseCumulativeProbability(quantile);
            equals.forEach(i -> scores[i] = score);
            below += equals.size();
        }
        return scores;
    }

    /** Puts trials that ended at one epoch among those that trained further. */
    private record Insertion(List<Observation> observations, Objective objective, List<List<Integer>> places) {
        List<List<Integer>> insert(List<Integer> shorter) {
            int epochs = observations.get(shorter.get(0)).epochs();
            double[] longer = scoresAt(epochs);
            var inserted = new TreeMap<Integer, TreeMap<Double, List<Integer>>>();
            for (int i : shorter) {
                double score = sign() * observations.get(i).score();
                inserted.computeIfAbsent(below(longer, score), b -> new TreeMap<>())
                        .computeIfAbsent(score, s -> new ArrayList<>())
                        .add(i);
            }
            return merge(inserted);
        }

        /** Sorted; of those that trained further or ended at the same epoch with a better place. */
        private double[] scoresAt(int epochs) {
            return places.stream()
                    .flatMap(List::stream)
                    .flatMap(i -> observations.get(i).scoreAt(epochs, objective).stream())
                    .mapToDouble(score -> sign() * score)
                    .sorted()
                    .toArray();
        }

        private double sign() {
            return objective.direction() == Direction.MAXIMIZE ? 1 : -1;
        }

        /** How many of those that trained further it leaves below; some of them may have no epochs to compare with. */
        private int below(double[] sorted, double score) {
            int place = Arrays.binarySearch(sorted, score);
            double share = sorted.length == 0 ? 0.5 : (place < 0 ? -place - 1 : place) / (double) sorted.length;
            return (int) Math.round(share * places.stream().mapToInt(List::size).sum());
        }

        private List<List<Integer>> merge(NavigableMap<Integer, TreeMap<Double, List<Integer>>> inserted) {
            List<List<Integer>> merged = new ArrayList<>();
            int below = 0;
            for (List<Integer> equals : places) {
                drain(inserted, below, merged);
                merged.add(equals);
                below += equals.size();
            }
            drain(inserted, Integer.MAX_VALUE, merged);
            return merged;
        }

        private static void drain(
                NavigableMap<Integer, TreeMap<Double, List<Integer>>> inserted, int below, List<List<Integer>> merged) {
            while (!inserted.isEmpty() && inserted.firstKey() <= below) {
                merged.addAll(inserted.pollFirstEntry().getValue().values());
            }
        }
    }
}
