package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Objective;

/**
 * What a run of a search is to do.
 *
 * @param budget when to end; its trials are those of the whole search, earlier runs included, its time is this run's
 * @param epochs the most epochs of a trial, at least 1
 * @param seed the search's; those of its trials derive from it
 * @param state where earlier runs left the search
 */
public record SearchPlan(Objective objective, Budget budget, int epochs, long seed, SearchState state) {
    public SearchPlan {
        if (epochs < 1) {
            throw new IllegalArgumentException("a trial trains at least one epoch: " + epochs);
        }
    }

    /** A search from its beginning. */
    public SearchPlan(Objective objective, Budget budget, int epochs, long seed) {
        this(objective, budget, epochs, seed, SearchState.NEW);
    }
}
