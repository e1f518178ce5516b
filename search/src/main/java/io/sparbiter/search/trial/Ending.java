package io.sparbiter.search.trial;

import java.util.List;

/**
 * The outcomes that a trial can have after its epochs so far. Scored ones have the score of the best epoch.
 *
 * @param history the epochs, in order; each outcome takes a copy
 */
public record Ending(Objective objective, List<Epoch> history) {
    /** Whether an epoch has a finite score. */
    public boolean hasScore() {
        return objective.best(history).isPresent();
    }

    /** Trained to its end; there must be a score. */
    public Outcome completed(String reason) {
        Epoch best = best();
        return new Outcome.Completed(objective.score(best), best.number(), reason, history);
    }

    /** Ended by the pruner; there must be a score. */
    public Outcome pruned(String reason) {
        Epoch best = best();
        return new Outcome.Pruned(objective.score(best), best.number(), reason, history);
    }

    /** Ended with its search: stopped with the score so far, or cancelled where there is none. */
    public Outcome stopped(String reason) {
        return objective
                .best(history)
                .<Outcome>map(best -> new Outcome.Stopped(objective.score(best), best.number(), reason, history))
                .orElseGet(() -> new Outcome.Cancelled(reason));
    }

    public Outcome diverged(String message) {
        return new Outcome.Diverged(message, history);
    }

    public Outcome failed(Outcome.Failure kind, String message) {
        return new Outcome.Failed(kind, message, history);
    }

    private Epoch best() {
        return objective.best(history).orElseThrow();
    }
}
