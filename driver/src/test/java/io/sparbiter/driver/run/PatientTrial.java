package io.sparbiter.driver.run;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.Verdict;
import io.sparbiter.worker.network.NetworkReports;
import java.util.ArrayList;
import java.util.List;

/** Epochs of no time with the score of {@link FastTrial}, as many as the trial may train and its verdicts let it. */
public final class PatientTrial implements TrialFunction {
    private static final long serialVersionUID = 1;

    @Override
    public Outcome run(Trial trial, TrialMonitor monitor) {
        monitor.started(Facts.NONE);
        double score = FastTrial.score(trial.point().index());
        List<Epoch> history = new ArrayList<>();
        while (history.size() < trial.epochs()) {
            history.add(NetworkReports.epoch(history.size() + 1, 1, 1, score, 0.001, 0));
            if (monitor.epochEnded(history.get(history.size() - 1)) instanceof Verdict.Stop stop) {
                return new Outcome.Pruned(score, 1, stop.reason(), history);
            }
        }
        return new Outcome.Completed(score, 1, "trained all epochs", history);
    }
}
