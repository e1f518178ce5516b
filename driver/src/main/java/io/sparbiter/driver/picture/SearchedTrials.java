package io.sparbiter.driver.picture;

import io.sparbiter.driver.results.TrialRow;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The trials of one search in the order in which they were proposed.
 *
 * @param metric the word for what they were scored on
 * @param direction in which that improves
 */
record SearchedTrials(List<TrialRow> rows, String metric, Direction direction) {
    static SearchedTrials of(List<TrialRow> rows) {
        List<TrialRow> sorted =
                rows.stream().sorted(Comparator.comparingInt(TrialRow::trialId)).toList();
        TrialRow.Origin origin = sorted.get(0).origin();
        boolean minimize = origin.direction().equals(Direction.MINIMIZE.word());
        return new SearchedTrials(sorted, origin.metric(), minimize ? Direction.MINIMIZE : Direction.MAXIMIZE);
    }

    /** Whether scores are shares of images, the best of which is 1. */
    boolean scoresAccuracy() {
        return metric.equals(Metric.VAL_ACCURACY.word()) && direction == Direction.MAXIMIZE;
    }

    /** The metric as people write it, such as {@code validation accuracy}. */
    String metricName() {
        return metric.replace("val_", "validation ").replace("train_", "training ");
    }

    int lastId() {
        return rows.get(rows.size() - 1).trialId();
    }

    List<TrialRow> scored() {
        return rows.stream().filter(row -> row.score().isPresent()).toList();
    }

    /** The trials that were the best when they were proposed, first to last. */
    List<TrialRow> incumbents() {
        List<TrialRow> incumbents = new ArrayList<>();
        double best = Double.NaN;
        for (TrialRow row : scored()) {
            if (direction.isBetter(score(row), best)) {
                best = score(row);
                incumbents.add(row);
            }
        }
        return incumbents;
    }

    /** All that have a score, the best first; of equals the one proposed first. */
    List<TrialRow> bestFirst() {
        Comparator<TrialRow> rising = Comparator.comparingDouble(SearchedTrials::score);
        return scored().stream()
                .sorted(direction == Direction.MINIMIZE ? rising : rising.reversed())
                .toList();
    }

    /** The same, the worst first. */
    List<TrialRow> worstFirst() {
        Comparator<TrialRow> rising = Comparator.comparingDouble(SearchedTrials::score);
        return scored().stream()
                .sorted(direction == Direction.MINIMIZE ? rising.reversed() : rising)
                .toList();
    }

    /** Of a trial that has one. */
    static double score(TrialRow row) {
        return row.score().getAsDouble();
    }
}
