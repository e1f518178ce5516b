package io.sparbiter.search.trial;

import io.sparbiter.search.space.Point;
import java.io.Serializable;

/**
 * What a generator proposes to try.
 *
 * @param point where in the space
 * @param proposedBy the part of the strategy that chose it, such as {@code random} or {@code start}
 */
public record Candidate(Point point, String proposedBy) implements Serializable {}
