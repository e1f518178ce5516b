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
 * @param attempt what its first attempt since its submission is called: 1, or more if it was in flight when an earlier run
 *     died, or goes on after it was stopped
 */
public record Trial(int id, Candidate candidate, long seed, int epochs, int attempt) implements Serializable {
    public Trial {
        if (id < 1) {
            throw new IllegalArgumentException("trial ids count from 1: " + id);
        }
        if (epochs < 1) {
            throw new IllegalArgumentException("a trial trains at least one epoch: " + epochs);
        }
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts count from 1: " + attempt);
        }
    }

    /** A trial that was never tried before. */
    public Trial(int id, Candidate candidate, long seed, int epochs) {
        this(id, candidate, seed, epochs, 1);
    }

    public Trial withAttempt(int newAttempt) {
        return new Trial(id, candidate, seed, epochs, newAttempt);
    }

    public Point point() {
        return candidate.point();
    }
}
