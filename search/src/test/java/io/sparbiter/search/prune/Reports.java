package io.sparbiter.search.prune;

import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Results;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.Verdict;
import java.util.List;

/** What trials say and how they end, for tests of pruners. */
final class Reports {
    private Reports() {}

    /** A first attempt's report of a validation accuracy. */
    static EpochReport report(int trialId, int epoch, double accuracy) {
        return report(trialId, 1, epoch, accuracy);
    }

    static EpochReport report(int trialId, int attempt, int epoch, double accuracy) {
        return new EpochReport(trialId, attempt, Epochs.withAccuracy(epoch, accuracy));
    }

    /** A trial that completed with these accuracies. */
    static TrialResult completed(int trialId, double... accuracies) {
        return result(trialId, new Outcome.Completed(accuracies[0], 1, "", Epochs.withAccuracies(accuracies)));
    }

    /** A trial that was pruned with these accuracies. */
    static TrialResult pruned(int trialId, double... accuracies) {
        return result(trialId, new Outcome.Pruned(accuracies[0], 1, "", Epochs.withAccuracies(accuracies)));
    }

    /** A trial that its search stopped with these accuracies. */
    static TrialResult stopped(int trialId, double... accuracies) {
        return result(trialId, new Outcome.Stopped(accuracies[0], 1, "", Epochs.withAccuracies(accuracies)));
    }

    private static TrialResult result(int trialId, Outcome outcome) {
        return Results.of(trialId, new Candidate(Spaces.ofTwoHundred().point(trialId % 200), "random"), outcome);
    }

    /** Reports epoch after epoch until a verdict stops the trial, then its end; the last verdict. */
    static Verdict train(Pruner pruner, int trialId, double... accuracies) {
        List<Epoch> epochs = Epochs.withAccuracies(accuracies);
        for (Epoch epoch : epochs) {
            Verdict verdict = pruner.judge(new EpochReport(trialId, 1, epoch));
            if (verdict instanceof Verdict.Stop stop) {
                List<Epoch> history = epochs.subList(0, epoch.number());
                pruner.ended(result(trialId, new Outcome.Pruned(0.5, 1, stop.reason(), history)));
                return stop;
            }
        }
        pruner.ended(completed(trialId, accuracies));
        return Verdict.CONTINUE;
    }

    /** A curve that rises from 0.1 to nearly the height, and stays in order with all others at every epoch. */
    static double[] rising(double height, int epochs) {
        double[] accuracies = new double[epochs];
        for (int epoch = 1; epoch <= epochs; epoch++) {
            accuracies[epoch - 1] = 0.1 + (height - 0.1) * (1 - Math.exp(-epoch / 2.0));
        }
        return accuracies;
    }
}
