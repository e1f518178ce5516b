package io.sparbiter.search.space;

import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tells which indices of a space are points that may be tried. In small spaces all are looked at once, when the first is
 * asked for, and remembered, a bit each.
 */
final class Admission {
    /** Indices looked at one by one: some seconds, and 2 MiB. */
    private static final long MOST_COUNTED = IndexSet.DENSE;

    /** The same where a constraint looks at more than axes. */
    private static final long MOST_COUNTED_DEARLY = 1L << 20;

    /** Looks of one search for the next point of a large space. */
    private static final int MOST_LOOKS = 10_000;

    private final Space space;
    /** Whether all indices are looked at. */
    private final boolean isCounted;
    /** The axes that each constraint names. */
    private final int[][] named;
    /** By index; null until it is needed, and in large spaces. */
    private volatile BitSet admitted;
    /** Null until it is needed. */
    private volatile SpaceSize size;

    Admission(Space space) {
        this.space = space;
        boolean isCheap = space.constraints().stream().allMatch(Constraint::isCheap);
        isCounted = space.cardinality() <= (isCheap ? MOST_COUNTED : MOST_COUNTED_DEARLY);
        named = space.constraints().stream()
                .map(constraint ->
                        constraint.axes().stream().mapToInt(axis -> axis).toArray())
                .toArray(int[][]::new);
    }

    boolean admits(long index) {
        return space.isProduct() || (isCounted ? admitted().get((int) index) : looksAdmitted(index));
    }

    /** Computed twice, to the same end, where two threads ask for it first. */
    private BitSet admitted() {
        BitSet known = admitted;
        if (known == null) {
            known = new BitSet((int) space.cardinality());
            long index = looksNext(0, Long.MAX_VALUE);
            while (index < space.cardinality()) {
                known.set((int) index);
                index = looksNext(index + 1, Long.MAX_VALUE);
            }
            admitted = known;
        }
        return known;
    }

    private boolean looksAdmitted(long index) {
        int[] levels = space.levels(index);
        boolean[] active = space.activity().at(levels);
        return firstInactive(levels, active) < 0 && firstBroken(levels, active) < 0;
    }

    /** The first axis that is inactive and has another level than 0; -1 if there is none. */
    private static int firstInactive(int[] levels, boolean[] active) {
        for (int axis = 0; axis < levels.length; axis++) {
            if (!active[axis] && levels[axis] > 0) {
                return axis;
            }
        }
        return -1;
    }

    /** The number of the first constraint that a point breaks; -1 if it breaks none. */
    private int firstBroken(int[] levels, boolean[] active) {
        for (int number = 0; number < named.length; number++) {
            if (applies(number, active) && !space.constraints().get(number).allows(levels, space)) {
                return number;
            }
        }
        return -1;
    }

    private boolean applies(int number, boolean[] active) {
        for (int axis : named[number]) {
            if (!active[axis]) {
                return false;
            }
        }
        return true;
    }

    /** The first constraint that a point breaks. */
    Optional<Constraint> broken(int[] levels) {
        int broken = firstBroken(levels, space.activity().at(levels));
        return broken < 0 ? Optional.empty() : Optional.of(space.constraints().get(broken));
    }

    /** The point that an index is without what is inactive; -1 if it may not be tried. */
    long pointAt(long index) {
        if (space.isProduct()) {
            return index;
        }
        if (isCounted) {
            long point = space.canonical(index);
            return admits(point) ? point : -1;
        }
        int[] levels = space.activity().canonical(space.levels(index));
        return firstBroken(levels, space.activity().at(levels)) < 0 ? space.index(levels) : -1;
    }

    SpaceSize size() {
        SpaceSize known = size;
        if (known == null) {
            known = space.isProduct() || !isCounted
                    ? PointCount.of(space)
                    : SpaceSize.exact(admitted().cardinality());
            size = known;
        }
        return known;
    }

    long next(long from) {
        if (from >= space.cardinality() || space.isProduct()) {
            return from;
        }
        if (isCounted) {
            int next = admitted().nextSetBit((int) from);
            return next < 0 ? space.cardinality() : next;
        }
        return looksNext(from, MOST_LOOKS);
    }

    private long looksNext(long from, long mostLooks) {
        long index = from;
        for (long looks = 0; looks < mostLooks && index < space.cardinality(); looks++) {
            int blamed = blamed(space.levels(index));
            if (blamed < 0) {
                return index;
            }
            index = behind(index, blamed);
        }
        return Math.min(index, space.cardinality());
    }

    /**
     * Why an index may not be tried: the place of the axis up to which all levels must be as they are for that, -1 if it may
     * be tried.
     */
    private int blamed(int[] levels) {
        boolean[] active = space.activity().at(levels);
        int inactive = firstInactive(levels, active);
        if (inactive >= 0) {
            return space.activity().lastToDecide(inactive);
        }
        int broken = firstBroken(levels, active);
        return broken < 0 ? -1 : lastNamed(space.constraints().get(broken));
    }

    private int lastNamed(Constraint constraint) {
        int last = space.axes().size() - 1;
        return constraint.isCheap()
                ? constraint.axes().stream()
                        .mapToInt(axis -> space.activity().lastToDecide(axis))
                        .max()
                        .orElse(last)
                : last;
    }

    /** The next index that differs at a place or before. */
    private long behind(long index, int place) {
        long block = IntStream.range(place + 1, space.axes().size())
                .mapToLong(axis -> space.axes().get(axis).size())
                .reduce(1, (a, b) -> a * b);
        long next = index / block + 1;
        return next > space.cardinality() / block ? space.cardinality() : next * block;
    }
}
