package io.sparbiter.driver.results.table;

import io.sparbiter.driver.results.table.TrialRow.Ending;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Cancelled;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.search.trial.Outcome.Stopped;
import io.sparbiter.search.trial.Status;
import java.util.Locale;
import java.util.Optional;

/** The way back from a row to the outcome it records. */
public final class RecordedOutcome {
    private RecordedOutcome() {}

    /** The outcome; empty if the row has a status that this version does not know, or lacks what belongs to it. */
    public static Optional<Outcome> of(Ending ending) {
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
