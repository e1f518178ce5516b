package io.sparbiter.search.generate;

import io.sparbiter.search.space.IndexSet;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.TakenPoints;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * The points of a space that nobody proposed yet and no constraint excludes, by index. Every operation is O(1), amortised
 * over the points taken, and memory grows with the points taken, not with the space.
 *
 * <p>A space too large to be counted is at its end when a million draws find no untried point in it.
 */
final class UntriedPoints {
    private static final int MOST_DRAWS = 1 << 20;

    private final Space space;
    private final TakenPoints taken;
    private final SplittableRandom random;
    /** Once fewer than half remain, a superset of them in {@code pool[0..pooled-1]}; empty before. */
    private long[] pool = {};

    private int pooled;

    UntriedPoints(Space space, long seed) {
        this.space = space;
        taken = new TakenPoints(space);
        random = new SplittableRandom(seed);
    }

    boolean isEmpty() {
        return taken.areAll();
    }

    /** Takes a point; false if it was taken before, or is none to be taken. */
    boolean take(long index) {
        return taken.take(index);
    }

    /** Takes a point drawn uniformly; empty if none is left, or none is found. */
    OptionalLong draw() {
        if (isEmpty()) {
            return OptionalLong.empty();
        }
        // With at least half untried, two tries are enough on average.
        boolean areMany = taken.left() >= space.cardinality() - taken.left();
        return areMany || space.cardinality() > IndexSet.DENSE ? drawByRejection() : OptionalLong.of(drawFromPool());
    }

    private OptionalLong drawByRejection() {
        for (int draws = 0; draws < MOST_DRAWS; draws++) {
            long index = space.canonical(random.nextLong(space.cardinality()));
            if (take(index)) {
                return OptionalLong.of(index);
            }
        }
        taken.giveUp();
        return OptionalLong.empty();
    }

    /** Points taken since the pool was filled are dropped when they are met, each once. */
    private long drawFromPool() {
        if (pool.length == 0) {
            pool = LongStream.range(0, space.cardinality())
                    .filter(index -> !taken.isTaken(index))
                    .toArray();
            pooled = pool.length;
        }
        while (true) {
            int place = random.nextInt(pooled);
            long index = pool[place];
            pool[place] = pool[--pooled];
            if (take(index)) {
                return index;
            }
        }
    }
}
