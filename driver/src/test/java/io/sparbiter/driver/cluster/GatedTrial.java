package io.sparbiter.driver.cluster;

import io.sparbiter.driver.run.FastTrial;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.Verdict;
import io.sparbiter.worker.network.NetworkReports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Epochs of no work with the score of {@link FastTrial}. In its second epoch a trial waits at its gate, so that a test
 * finds it in the middle. It keeps count of its epochs in a file, as a training keeps checkpoints, and goes on from there.
 */
public record GatedTrial(Gates gates, Duration epochTime) implements TrialFunction {
    private static final int GATED_EPOCH = 2;

    public GatedTrial(Gates gates) {
        this(gates, Duration.ZERO);
    }

    @Override
    public Outcome run(Trial trial, TrialMonitor monitor) {
        monitor.started(Facts.NONE);
        double score = FastTrial.score(trial.point().index());
        List<Epoch> history = epochs(gates.checkpoint(trial.id()), score);
        while (history.size() < trial.epochs()) {
            if (history.size() + 1 == GATED_EPOCH && !gates.pass(trial.id(), monitor::isCancelled)) {
                return new Outcome.Cancelled("cancelled");
            }
            LockSupport.parkNanos(epochTime.toNanos());
            Epoch epoch = epoch(history.size() + 1, score);
            history.add(epoch);
            gates.checkpoint(trial.id(), epoch.number());
            if (monitor.epochEnded(epoch) instanceof Verdict.Stop stop) {
                return new Outcome.Pruned(score, 1, stop.reason(), history);
            }
        }
        return new Outcome.Completed(score, 1, "trained all epochs", history);
    }

    private static List<Epoch> epochs(int count, double score) {
        List<Epoch> epochs = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            epochs.add(epoch(number, score));
        }
        return epochs;
    }

    private static Epoch epoch(int number, double score) {
        return NetworkReports.epoch(number, 1, 1, score, 0.001, 0);
    }
}
