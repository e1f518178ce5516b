package io.sparbiter.search.trial;

import io.sparbiter.search.space.Point;
import java.io.Serializable;

/**
 * A candidate with an identity, a seed and a budget.
 *
 * @param id counts from 1 within a search, in the order of proposal
 * @param candidate what to try
 * @param seed of every random draw of the trial
 * @param epochs the most epochs it may train, at least 1
 */
public record Trial(int id, Candidate candidate, long seed, int epochs) implements Serializable {
    public Trial {
        if (id < 1) {
            throw new IllegalArgumentException("trial ids count from 1: " + id);
        }
        if (epochs < 1) {
            throw new IllegalArgumentException("a trial trains at least one epoch: " + epochs);
        }
    }

    public Point point() {
        return candidate.point();
    }
}
