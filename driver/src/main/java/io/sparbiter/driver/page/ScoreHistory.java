package io.sparbiter.driver.page;

import io.sparbiter.driver.report.Ranking;
import io.sparbiter.driver.results.table.TrialRow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The scores in the order of the trials' ids.
 *
 * @param last the highest id of a trial that ended
 * @param improvements each trial that was better than all with lower ids
 * @param far see {@link Ranking#far}; NaN if there is none
 * @param beyond how many trials are worse than that
 * @param bands what cannot be drawn one by one: groups of neighbouring trials; none if all trials are drawn
 */
record ScoreHistory(int last, List<Improvement> improvements, double far, long beyond, List<Band> bands) {
    private static final int BANDS = 150;

    /** A trial that was better than all before it. */
    record Improvement(int trial, double score) {}

    /** Trials from one id to another, both included. */
    record Band(int from, int to, Spread spread) {}

    static ScoreHistory of(List<TrialRow> rows, Ranking ranking) {
        int last = rows.stream().mapToInt(TrialRow::trialId).max().orElse(0);
        boolean areAllDrawn = ranking.scored().size() <= DrawnTrials.MOST;
        double far = ranking.far().orElse(Double.NaN);
        long beyond = ranking.scored().stream()
                .filter(row -> ranking.direction().isBetter(far, row.score().orElseThrow()))
                .count();
        return new ScoreHistory(
                last, improvements(ranking), far, beyond, areAllDrawn ? List.of() : bands(ranking.scored(), last));
    }

    private static List<Improvement> improvements(Ranking ranking) {
        List<Improvement> improvements = new ArrayList<>();
        double best = Double.NaN;
        for (TrialRow row : ranking.scored()) {
            double score = row.score().orElseThrow();
            if (ranking.direction().isBetter(score, best)) {
                best = score;
                improvements.add(new Improvement(row.trialId(), score));
            }
        }
        return improvements;
    }

    private static List<Band> bands(List<TrialRow> scored, int last) {
        int width = (last + BANDS - 1) / BANDS;
        var groups = new TreeMap<Integer, List<Double>>();
        for (TrialRow row : scored) {
            groups.computeIfAbsent((row.trialId() - 1) / width, group -> new ArrayList<>())
                    .add(row.score().orElseThrow());
        }
        return groups.entrySet().stream()
                .map(group -> band(group.getKey(), width, group.getValue()))
                .toList();
    }

    private static Band band(int group, int width, List<Double> scores) {
        return new Band(group * width + 1, (group + 1) * width, Spread.of(scores));
    }
}
