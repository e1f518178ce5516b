package io.sparbiter.driver.run;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.worker.network.NetworkReports;
import java.util.List;

/** An objective of no time: the score follows from the point alone. */
public final class FastTrial implements TrialFunction {
    private static final long serialVersionUID = 1;

    @Override
    public Outcome run(Trial trial, TrialMonitor monitor) {
        monitor.started(Facts.NONE);
        Epoch epoch = NetworkReports.epoch(1, 1, 1, score(trial.point().index()), 0.001, 0);
        monitor.epochEnded(epoch);
        return new Outcome.Completed(NetworkReports.valAccuracy(epoch), 1, "trained all 1 epochs", List.of(epoch));
    }

    /** Between 0 and 1, and different at every point below 9973. */
    public static double score(long point) {
        return point % 9973 / 9973.0;
    }
}
