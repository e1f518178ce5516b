package io.sparbiter.search.choose;

import java.util.List;

/**
 * The epochs at which the trials of a search are compared on their way.
 *
 * @param rungs rising, below {@code epochs}; empty if trials are seen at their ends only
 * @param epochs the most of a trial, at least 1
 */
public record Ladder(List<Integer> rungs, int epochs) {
    /** For trials that are seen at their ends only. */
    public static final Ladder NONE = new Ladder(List.of(), 1);

    public Ladder {
        rungs = List.copyOf(rungs);
    }

    /** The lag of the first rung, 0 if there is none. */
    double firstLag() {
        return rungs.isEmpty() ? 0 : Stage.lag(rungs.get(0), epochs);
    }
}
