package io.sparbiter.driver.results;

import io.sparbiter.driver.results.TrialRow.Ending;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Cancelled;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.search.trial.Outcome.Stopped;
import java.util.Locale;
import java.util.Optional;

/** The way back from a row to the outcome it records. */
public final class RecordedOutcome {
    private RecordedOutcome() {}

    /** The outcome; empty if the row has a status that this version does not know, or lacks what belongs to it. */
    public static Optional<Outcome> of(Ending ending) {
        String reason = ending.stopReason().orElse("");
        String error = ending.error().orElse("");
        return switch (ending.status()) {
            case "completed" ->
                ending.best().map(best -> new Completed(best.score(), best.epoch(), reason, ending.history()));
            case "pruned" ->
                ending.best().map(best -> new Pruned(best.score(), best.epoch(), reason, ending.history()));
            case "stopped" ->
                ending.best().map(best -> new Stopped(best.score(), best.epoch(), reason, ending.history()));
            case "cancelled" -> Optional.of(new Cancelled(reason));
            case "diverged" -> Optional.of(new Diverged(error, ending.history()));
            case "failed" -> failure(reason).map(kind -> new Failed(kind, error, ending.history()));
            default -> Optional.empty();
        };
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
