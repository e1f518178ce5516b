package io.sparbiter.search.choose;

import io.sparbiter.search.space.Space;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Goes from a point to another level of one axis. What becomes active by that had no level before, and so one is drawn. */
final class Step {
    private final Space space;
    private final int[] levels;

    /** @param levels of the point; to be left as they are */
    Step(Space space, int[] levels) {
        this.space = space;
        this.levels = levels;
    }

    /** The index of the point there. */
    long to(int axis, int level, SplittableRandom random) {
        int[] there = levels.clone();
        there[axis] = level;
        if (!space.conditions().isEmpty()) {
            int[] before = space.active(levels);
            IntStream.range(0, there.length)
                    .filter(other -> other != axis && Arrays.binarySearch(before, other) < 0)
                    .forEach(other -> there[other] =
                            random.nextInt(space.axes().get(other).size()));
        }
        return space.index(there);
    }
}
