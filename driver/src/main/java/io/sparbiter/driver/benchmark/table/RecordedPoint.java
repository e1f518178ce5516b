package io.sparbiter.driver.benchmark.table;

import io.sparbiter.search.trial.Direction;
import java.time.Duration;
import java.util.List;

/**
 * What was recorded of one point.
 *
 * @param epochs whose scores were recorded, rising; the last one ends the training
 * @param curves the replicates, at least one; each has a finite score for the first of these epochs, or for all
 * @param elapsed how long a replayed trial takes to the end of each epoch on the virtual clock, never falling
 */
public record RecordedPoint(List<Integer> epochs, List<List<Double>> curves, List<Duration> elapsed) {
    public RecordedPoint {
        if (curves.isEmpty() || curves.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a recorded point has at least one score, and so has each replicate");
        }
        if (elapsed.size() != epochs.size()) {
            throw new IllegalArgumentException(epochs.size() + " epochs have " + elapsed.size() + " times");
        }
        epochs = List.copyOf(epochs);
        curves = List.copyOf(curves);
        elapsed = List.copyOf(elapsed);
    }

    /** A point of which only final scores are known: one epoch is the whole training. */
    public static RecordedPoint ofScores(List<Double> scores, Duration duration) {
        return new RecordedPoint(List.of(1), scores.stream().map(List::of).toList(), List.of(duration));
    }

    /** The number of the last epoch. */
    public int lastEpoch() {
        return epochs.get(epochs.size() - 1);
    }

    /** How long the whole training takes. */
    Duration duration() {
        return elapsed.get(elapsed.size() - 1);
    }

    /** The mean of the scores that trainings ended with. */
    double finalMean() {
        return curves.stream()
                .mapToDouble(curve -> curve.get(curve.size() - 1))
                .average()
                .orElseThrow();
    }

    /** The best mean of the epochs up to this one, which is one of them or comes after one of them. */
    double bestMean(int epoch, Direction direction) {
        double best = Double.NaN;
        for (int i = 0; i < epochs.size() && epochs.get(i) <= epoch; i++) {
            double mean = mean(i);
            best = direction.isBetter(mean, best) ? mean : best;
        }
        return best;
    }

    /** Of the replicates that were trained so far. */
    private double mean(int place) {
        return curves.stream()
                .filter(curve -> curve.size() > place)
                .mapToDouble(curve -> curve.get(place))
                .average()
                .orElse(Double.NaN);
    }

    /** How long the trial takes from one of the epochs to the next, by its place in the list, from 0. */
    public long millis(int place) {
        long before = place == 0 ? 0 : elapsed.get(place - 1).toMillis();
        return elapsed.get(place).toMillis() - before;
    }
}
