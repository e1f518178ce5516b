package io.sparbiter.search.space;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Counts the points of spaces that are too large to look at each, or estimates their number. */
final class PointCount {
    /** Combinations of the axes that conditions name. */
    private static final long MOST_COMBINATIONS = 1L << 20;

    private static final int DRAWS = 100_000;
    /** Where a constraint looks at more than axes. */
    private static final int DEAR_DRAWS = 20_000;

    private final Space space;
    private final int[] parents;

    private PointCount(Space space) {
        this.space = space;
        parents = space.activity().parents();
    }

    static SpaceSize of(Space space) {
        if (space.isProduct()) {
            return SpaceSize.exact(space.cardinality());
        }
        var count = new PointCount(space);
        boolean canBeCounted = space.constraints().isEmpty() && count.combinations() <= MOST_COMBINATIONS;
        return canBeCounted
                ? SpaceSize.exact(count.below(0, new int[space.axes().size()]))
                : count.estimate();
    }

    private double combinations() {
        return Arrays.stream(parents).mapToDouble(this::size).reduce(1, (a, b) -> a * b);
    }

    private int size(int axis) {
        return space.axes().get(axis).size();
    }

    /** The points whose first so many parents have these levels. */
    private long below(int fixed, int[] levels) {
        boolean[] active = space.activity().at(levels);
        if (fixed == parents.length) {
            return IntStream.range(0, levels.length)
                    .filter(axis -> active[axis])
                    .filter(axis -> Arrays.stream(parents).noneMatch(parent -> parent == axis))
                    .mapToLong(this::size)
                    .reduce(1, (a, b) -> a * b);
        }
        int parent = parents[fixed];
        long sum = 0;
        for (int level = 0; level < (active[parent] ? size(parent) : 1); level++) {
            levels[parent] = level;
            sum += below(fixed + 1, levels);
        }
        levels[parent] = 0;
        return sum;
    }

    /** Each index drawn stands for as many points as there are indices for its point, in parts of one. */
    private SpaceSize estimate() {
        boolean isCheap = space.constraints().stream().allMatch(Constraint::isCheap);
        double[] shares = new SplittableRandom(0)
                .longs(isCheap ? DRAWS : DEAR_DRAWS, 0, space.cardinality())
                .mapToDouble(this::share)
                .toArray();
        double mean = Arrays.stream(shares).average().orElseThrow();
        double variance = Arrays.stream(shares)
                .map(share -> (share - mean) * (share - mean))
                .average()
                .orElseThrow();
        double points = Math.rint(mean * space.cardinality());
        return new SpaceSize((long) points, false, space.cardinality() * Math.sqrt(variance / shares.length));
    }

    private double share(long index) {
        long point = space.canonical(index);
        if (!space.admits(point)) {
            return 0;
        }
        boolean[] active = space.activity().at(space.levels(point));
        return IntStream.range(0, active.length)
                .filter(axis -> !active[axis])
                .mapToDouble(axis -> 1.0 / size(axis))
                .reduce(1, (a, b) -> a * b);
    }
}
