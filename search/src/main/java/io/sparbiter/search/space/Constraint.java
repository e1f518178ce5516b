package io.sparbiter.search.space;

import java.util.Set;

/**
 * A rule that points must follow. It applies where all axes that it names are active; other points follow it anyway.
 * Equal to a constraint of the same text over the same axes.
 */
public interface Constraint {
    /** As a person wrote it. */
    String text();

    /** The axes that it names, by their places in the space. */
    Set<Integer> axes();

    /** Whether it looks at no more than these axes, so that a point is judged in a fraction of a microsecond. */
    boolean isCheap();

    /** Whether a point follows it, by its levels in the space, on all axes named here active ones. */
    boolean allows(int[] levels, Space space);
}
