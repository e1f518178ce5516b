package io.sparbiter.driver.picture.search;

import io.sparbiter.driver.report.Ranking;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The trials of one search in the order in which they were proposed; at least one has a score.
 *
 * @param isShare whether scores are from 0 to 1
 */
record SearchedTrials(List<TrialRow> rows, Ranking ranking, boolean isShare) {
    SearchedTrials {
        rows = rows.stream().sorted(Comparator.comparingInt(TrialRow::trialId)).toList();
    }

    static SearchedTrials of(List<TrialRow> rows, boolean isShare) {
        return new SearchedTrials(rows, Ranking.of(rows), isShare);
    }

    /** The word for what they were scored on. */
    String metric() {
        return rows.get(0).origin().metric();
    }

    /** The metric as people write it, such as {@code validation accuracy}. */
    String metricName() {
        return metric().replace("val_", "validation ").replace("train_", "training ");
    }

    Direction direction() {
        return ranking.direction();
    }

    /** Whether scores are shares, the best of which is 1. */
    boolean scoresShare() {
        return isShare && direction() == Direction.MAXIMIZE;
    }

    List<TrialRow> scored() {
        return rows.stream().filter(row -> row.score().isPresent()).toList();
    }

    TrialRow best() {
        return ranking.best(1).get(0);
    }

    /** The trials that were the best of all proposed until then, first to last. */
    List<TrialRow> incumbents() {
        List<TrialRow> incumbents = new ArrayList<>();
        double best = Double.NaN;
        for (TrialRow row : scored()) {
            if (direction().isBetter(score(row), best)) {
                best = score(row);
                incumbents.add(row);
            }
        }
        return incumbents;
    }

    int lastId() {
        return rows.get(rows.size() - 1).trialId();
    }

    /** Of a trial that has one. */
    static double score(TrialRow row) {
        return row.score().getAsDouble();
    }
}
