package io.sparbiter.search.constraint;

import io.sparbiter.search.space.Space;

/** Where a constraint is asked: a point by its levels. */
final class Place {
    private final int[] levels;
    private final Space space;

    /** @param levels of the point, to be left as they are */
    Place(int[] levels, Space space) {
        this.levels = levels;
        this.space = space;
    }

    int level(int axis) {
        return levels[axis];
    }

    double of(Fact fact) {
        return fact.of(space.point(levels));
    }
}
