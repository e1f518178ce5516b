package io.sparbiter.search.generate;

import io.sparbiter.search.space.IndexSet;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * The points of a space that nobody proposed yet, by index. Every operation is O(1), amortised over the points taken,
 * and memory grows with the points taken, not with the space.
 */
final class UntriedPoints {
    private final long cardinality;
    private final IndexSet tried;
    private final SplittableRandom random;
    private long remaining;
    /** Once fewer than half remain, a superset of them in {@code pool[0..pooled-1]}; empty before. */
    private long[] pool = {};

    private int pooled;

    UntriedPoints(long cardinality, long seed) {
        this.cardinality = cardinality;
        this.remaining = cardinality;
        this.tried = IndexSet.within(cardinality);
        this.random = new SplittableRandom(seed);
    }

    boolean isEmpty() {
        return remaining == 0;
    }

    /** Takes a point; false if it was taken before. */
    boolean take(long index) {
        boolean isNew = tried.add(index);
        if (isNew) {
            remaining--;
        }
        return isNew;
    }

    /** Takes a point drawn uniformly; there must be one. */
    long draw() {
        if (isEmpty()) {
            throw new IllegalStateException("all " + cardinality + " points are taken");
        }
        // With at least half untried, two tries are enough on average.
        return remaining >= cardinality - remaining ? drawByRejection() : drawFromPool();
    }

    private long drawByRejection() {
        while (true) {
            long index = random.nextLong(cardinality);
            if (take(index)) {
                return index;
            }
        }
    }

    /** Points taken since the pool was filled are dropped when they are met, each once. */
    private long drawFromPool() {
        if (pool.length == 0) {
            pool = LongStream.range(0, cardinality)
                    .filter(index -> !tried.contains(index))
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
