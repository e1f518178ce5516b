package io.sparbiter.driver.results.table;

import io.sparbiter.driver.results.table.TrialRow.Ending;
import io.sparbiter.driver.results.table.TrialRow.Run;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Cancelled;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.search.trial.Outcome.Stopped;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import java.util.Locale;
import java.util.Optional;

/** Turns a row back into the outcome and the result that it records. */
public final class RecordedResult {
    private RecordedResult() {}

    /** The result of a trial; empty if this version cannot make anything of how the row says it ended. */
    public static Optional<TrialResult> of(TrialRow row, Trial trial) {
        Run run = row.run();
        return outcome(row.ending())
                .map(outcome -> new TrialResult(trial, outcome, start(trial, run), run.startedAt(), run.finishedAt()));
    }

    private static Optional<TrialStart> start(Trial trial, Run run) {
        if (!run.began()) {
            return Optional.empty();
        }
        Placement placement = new Placement(run.host(), run.executor(), run.gpu(), run.threads(), run.attempt());
        return Optional.of(new TrialStart(trial.id(), placement, run.facts(), run.startedAt()));
    }

    /** The outcome; empty if the row has a status that this version does not know, or lacks what belongs to it. */
    public static Optional<Outcome> outcome(Ending ending) {
        String reason = ending.stopReason().orElse("");
        String error = ending.error().orElse("");
        return Status.of(ending.status()).flatMap(status -> switch (status) {
            case COMPLETED ->
                ending.best().map(best -> new Completed(best.score(), best.epoch(), reason, ending.history()));
            case PRUNED -> ending.best().map(best -> new Pruned(best.score(), best.epoch(), reason, ending.history()));
            case STOPPED ->
                ending.best().map(best -> new Stopped(best.score(), best.epoch(), reason, ending.history()));
            case CANCELLED -> Optional.of(new Cancelled(reason));
            case DIVERGED -> Optional.of(new Diverged(error, ending.history()));
            case FAILED -> failure(reason).map(kind -> new Failed(kind, error, ending.history()));
        });
    }

    private static Optional<Failure> failure(String word) {
        for (Failure kind : Failure.values()) {
            if (kind.word().equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
