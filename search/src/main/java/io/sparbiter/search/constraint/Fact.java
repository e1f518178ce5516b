package io.sparbiter.search.constraint;

import io.sparbiter.search.space.Point;

/** A number that is known of a point before any trial has run, such as the size of what it describes. */
@FunctionalInterface
public interface Fact {
    /** Finite, and the same whenever it is asked for; a few microseconds. */
    double of(Point point);
}
