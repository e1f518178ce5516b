package io.sparbiter.worker.training;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Failure;
import java.util.List;

/** Outcomes from the epochs trained so far. */
record Ending(Objective objective, List<Epoch> history) {
    private static final String CANCELLED = "the search ended";

    Outcome completed(String reason) {
        Epoch best = best();
        return new Outcome.Completed(objective.score(best), best.number(), reason, history);
    }

    Outcome pruned(String reason) {
        Epoch best = best();
        return new Outcome.Pruned(objective.score(best), best.number(), reason, history);
    }

    /** Stopped with the score so far, or cancelled where there is none. */
    Outcome cancelled() {
        return objective
                .best(history)
                .<Outcome>map(best -> new Outcome.Stopped(objective.score(best), best.number(), CANCELLED, history))
                .orElseGet(() -> new Outcome.Cancelled(CANCELLED));
    }

    Outcome timedOut(TimeLimit limit) {
        return new Outcome.Failed(
                Failure.TIMEOUT, "it trained longer than %s (budget.trial_timeout)".formatted(limit.most()), history);
    }

    Outcome diverged(String message) {
        return new Outcome.Diverged(message, history);
    }

    private Epoch best() {
        return objective.best(history).orElseThrow();
    }
}
