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

    /** Where a point that is yet to be trained will be seen first. */
    Stage first(long index) {
        return rungs.isEmpty() ? Stage.atEnd(index) : stage(index, rungs.get(0));
    }

    /** A point at one of the rungs. */
    Stage stage(long index, int rung) {
        return new Stage(index, Stage.lag(rung, epochs));
    }
}
