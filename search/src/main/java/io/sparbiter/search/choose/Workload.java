package io.sparbiter.search.choose;

import io.sparbiter.search.space.Point;

/**
 * Says how much there is to compute in an epoch of a trial, before any has run: the multiplications of a network, say. Only
 * ratios matter.
 */
@FunctionalInterface
public interface Workload {
    /** Positive and finite. */
    double of(Point point);
}
