package io.sparbiter.search.prune;

import io.sparbiter.search.prune.PrunerSettings.MedianStopping;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The median stopping rule of Vizier (Golovin, Solnik, Moitra, Kochanski, Karro and Sculley: "Google Vizier: A Service for
 * Black-Box Optimization", KDD 2017, section 3.2.1): a trial ends if its best score up to an epoch is worse than the
 * median of the completed trials' running averages up to the same epoch. Only completed trials set the standard: if
 * pruned ones did, their absence from later epochs would raise it from epoch to epoch.
 */
final class MedianPruner implements Pruner {
    private final MedianStopping settings;
    private final Objective objective;
    private final Direction direction;
    private final int epochs;
    private final Curves curves;
    /** Epoch to the completed trials' running averages up to it. */
    private final Map<Integer, SortedScores> averages = new HashMap<>();

    /** @param epochs the most epochs of a trial */
    MedianPruner(MedianStopping settings, Objective objective, int epochs) {
        this.settings = settings;
        this.objective = objective;
        this.epochs = epochs;
        direction = objective.direction();
        curves = new Curves(objective);
    }

    @Override
    public synchronized Verdict judge(EpochReport report) {
        int epoch = report.epoch().number();
        OptionalDouble best = curves.add(report);
        SortedScores others = averages.get(epoch);
        if (best.isEmpty() || others == null || !isJudged(epoch, others)) {
            return Verdict.CONTINUE;
        }
        double score = best.getAsDouble();
        double median = others.median();
        return direction.isBetter(median, score)
                ? new Verdict.Stop(Reasons.median(epoch, direction, score, others.size(), median))
                : Verdict.CONTINUE;
    }

    private boolean isJudged(int epoch, SortedScores others) {
        return epoch > settings.warmupEpochs() && epoch < epochs && others.size() >= settings.startupTrials();
    }

    @Override
    public synchronized void ended(TrialResult result) {
        curves.end(result.trial().id());
        if (result.outcome() instanceof Outcome.Completed completed) {
            addAverages(completed);
        }
    }

    private void addAverages(Outcome.Completed completed) {
        double sum = 0;
        int count = 0;
        for (Epoch epoch : completed.history()) {
            double score = objective.score(epoch);
            if (Double.isFinite(score)) {
                sum += score;
                count++;
            }
            if (count > 0) {
                averages.computeIfAbsent(epoch.number(), number -> new SortedScores(direction))
                        .add(sum / count);
            }
        }
    }
}
