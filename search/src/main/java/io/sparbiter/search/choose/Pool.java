package io.sparbiter.search.choose;

import io.sparbiter.search.space.Space;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Points whose worth is computed, by number: in a space of at most {@link #ALL} points, all of them. */
public final class Pool {
    /** Spaces up to this size are searched exhaustively. */
    public static final int ALL = 1 << 20;

    /** Of a longer axis, this many levels near a point count as its neighbours. */
    public static final int LONG_AXIS = 32;

    /** For each point that is wanted: constraints may exclude most. */
    private static final int MOST_DRAWS = 8;

    private final long[] indices;
    private final List<AxisGroup> groups;
    /** By group, then by number. */
    private final int[][] codes;

    private Pool(Space space, long[] indices) {
        this.indices = indices;
        groups = AxisGroup.of(space.axes());
        codes = new int[groups.size()][indices.length];
        for (int i = 0; i < indices.length; i++) {
            long rest = indices[i];
            for (int group = codes.length - 1; group >= 0; group--) {
                int size = groups.get(group).size();
                codes[group][i] = (int) (rest % size);
                rest /= size;
            }
        }
    }

    /** All untried points of a small space. */
    public static Pool untried(History history) {
        long[] indices = LongStream.range(0, history.space().cardinality())
                .filter(index -> !history.isTried(index))
                .toArray();
        return new Pool(history.space(), indices);
    }

    /** Of a large space, some untried points: {@code count} random ones and all neighbours of the given ones. */
    public static Pool around(List<Long> centres, int count, long seed, History history) {
        Space space = history.space();
        var random = new SplittableRandom(seed);
        LongStream near = centres.stream().flatMapToLong(centre -> neighbours(space, space.levels(centre), random));
        LongStream far = space.draws(random, MOST_DRAWS * (long) count).limit(count);
        long[] indices = LongStream.concat(far, near)
                .filter(index -> !history.isTried(index))
                .sorted()
                .distinct()
                .toArray();
        return new Pool(space, indices);
    }

    /** The points that differ on one axis: by each of its other levels, or by a few of very many. */
    private static LongStream neighbours(Space space, int[] levels, SplittableRandom random) {
        LongStream.Builder neighbours = LongStream.builder();
        var step = new Step(space, levels);
        for (int axis = 0; axis < levels.length; axis++) {
            int size = space.axes().get(axis).size();
            for (int i = 0; i < Math.min(size, LONG_AXIS); i++) {
                int level = size <= LONG_AXIS ? i : near(levels[axis], size, i, random);
                neighbours.add(step.to(axis, level, random));
            }
        }
        return neighbours.build();
    }

    /** Steps of all sizes, up to the length of the axis. */
    private static int near(int level, int size, int number, SplittableRandom random) {
        int reach = Math.max(1, (int) Math.pow(size, (number + 1.0) / LONG_AXIS));
        return Math.max(0, Math.min(size - 1, level + random.nextInt(-reach, reach + 1)));
    }

    public int size() {
        return indices.length;
    }

    public long index(int number) {
        return indices[number];
    }

    /** Neighbouring axes taken together, so that a point is described by few numbers. */
    public List<AxisGroup> groups() {
        return groups;
    }

    /** The codes of all points in a group of axes, by number; to be left as they are. */
    public int[] codes(int group) {
        return codes[group];
    }

    /** The number of a point, negative if it is not here. */
    public int number(long index) {
        return Arrays.binarySearch(indices, index);
    }
}
