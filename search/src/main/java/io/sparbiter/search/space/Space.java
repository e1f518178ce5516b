package io.sparbiter.search.space;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The product of finitely many finite axes, or what conditions and constraints leave of it. Every point has a stable
 * index, 0 to {@code cardinality() - 1}: mixed radix over the axes' levels, the last axis varying fastest.
 *
 * <pre>{@code
 * var space = new Space(List.of(
 *         new IntegerAxis("width", List.of(32L, 64L, 128L)),
 *         new CategoricalAxis("optimizer", List.of("adam", "nadam"))));
 * Point point = space.point(3);
 * long width = point.integer("width"); // 64
 * String optimizer = point.word("optimizer"); // nadam
 * }</pre>
 *
 * <p>An axis with a {@link Condition} is active where that is met. An inactive one has no value in a point and level 0 in
 * its index, so that what differs on inactive axes only is one point; other indices are no points. A {@link Constraint}
 * excludes points. Neither changes the index of what is left. Immutable; for any thread.
 */
public final class Space {
    private static final long MOST_DRAWS = 1 << 20;

    private final List<Axis> axes;
    private final Map<String, Condition> conditions;
    private final List<Constraint> constraints;
    private final Activity activity;
    private final long cardinality;
    /** Of the axes, since indices are asked for by the million. */
    private final int[] sizes;

    private final Admission admission;

    public Space(List<Axis> axes) {
        this(axes, Map.of(), List.of());
    }

    /**
     * Throws {@link IllegalArgumentException} if axes are too many or alike, or if conditions name what is not there.
     *
     * @param conditions by the name of the axis that has one
     * @param constraints over these axes
     */
    public Space(List<Axis> axes, Map<String, Condition> conditions, List<Constraint> constraints) {
        if (axes.isEmpty()) {
            throw new IllegalArgumentException("a space needs at least one axis");
        }
        this.axes = List.copyOf(axes);
        this.conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
        this.constraints = List.copyOf(constraints);
        var names = new HashSet<String>();
        for (Axis axis : axes) {
            if (!names.add(axis.name())) {
                throw new IllegalArgumentException("two axes are called " + axis.name());
            }
        }
        BigInteger product = product(axes);
        if (product.bitLength() > Long.SIZE - 1) {
            throw new IllegalArgumentException("a space has at most 2^63 - 1 points, this one has " + product);
        }
        cardinality = product.longValueExact();
        sizes = this.axes.stream().mapToInt(Axis::size).toArray();
        activity = new Activity(this.axes, conditions);
        admission = new Admission(this);
    }

    private static BigInteger product(List<Axis> axes) {
        return axes.stream().map(axis -> BigInteger.valueOf(axis.size())).reduce(BigInteger.ONE, BigInteger::multiply);
    }

    public List<Axis> axes() {
        return axes;
    }

    /** By the name of the axis that has one, in the order in which they were given. */
    public Map<String, Condition> conditions() {
        return conditions;
    }

    public List<Constraint> constraints() {
        return constraints;
    }

    /** The same axes and conditions with other constraints over them. */
    public Space with(List<Constraint> others) {
        return new Space(axes, conditions, others);
    }

    Activity activity() {
        return activity;
    }

    /** The number of indices, at least 1; of points, where there is neither a condition nor a constraint. */
    public long cardinality() {
        return cardinality;
    }

    /** Whether every index is a point that may be tried. */
    public boolean isProduct() {
        return activity.isEverything() && constraints.isEmpty();
    }

    /**
     * How many points may be tried. Counted when it is first asked for, or estimated where that would take long: where
     * there are constraints and more than 2^24 indices, or 2^20 if a constraint looks at more than axes.
     */
    public SpaceSize size() {
        return admission.size();
    }

    /** Whether an index is a point, if perhaps an excluded one. */
    public boolean has(long index) {
        return index >= 0 && index < cardinality && (activity.isEverything() || canonical(index) == index);
    }

    /** Whether an index is a point that no constraint excludes. */
    public boolean admits(long index) {
        return index >= 0 && index < cardinality && admission.admits(index);
    }

    /** The first of the constraints that exclude a point. */
    public Optional<Constraint> broken(Point point) {
        return admission.broken(levels(point.index()));
    }

    /**
     * The first index from {@code from} on that is a point which may be tried; {@link #cardinality} if there is none. In
     * very large spaces it may stop early, at an index that is none, rather than look on for minutes.
     */
    public long next(long from) {
        return admission.next(from);
    }

    /**
     * Points that may be tried, drawn again and again: every axis uniformly and what is inactive left out, as random
     * search draws them. Infinite, also where there are none.
     */
    public LongStream draws(SplittableRandom random) {
        return random.longs(0, cardinality).map(admission::pointAt).filter(index -> index >= 0);
    }

    /**
     * The same of no more than so many draws, those included that were excluded.
     *
     * @param most at least 0
     */
    public LongStream draws(SplittableRandom random, long most) {
        return random.longs(most, 0, cardinality).map(admission::pointAt).filter(index -> index >= 0);
    }

    /** A point that may be tried, from the middle of the space; one that may not, if none is found. */
    public Point example() {
        long middle = next(cardinality / 2);
        return point(
                admits(middle)
                        ? middle
                        : draws(new SplittableRandom(0), MOST_DRAWS).findFirst().orElse(0));
    }

    /** The point that an index would be if inactive axes were left out. */
    public long canonical(long index) {
        return activity.isEverything() ? index : index(levels(index));
    }

    /** The places of the axes that are active, ascending. */
    public int[] active(int[] levels) {
        if (activity.isEverything()) {
            return IntStream.range(0, axes.size()).toArray();
        }
        boolean[] active = activity.at(levels);
        return IntStream.range(0, active.length).filter(axis -> active[axis]).toArray();
    }

    /** The point at an index; throws {@link IllegalArgumentException} if it {@linkplain #has is none}. */
    public Point point(long index) {
        int[] levels = levels(index);
        if (!has(index)) {
            throw new IllegalArgumentException("index " + index + " is no point: inactive axes have level 0");
        }
        return at(levels, index);
    }

    /** The point with the given level on each axis; those of inactive axes count for nothing. */
    public Point point(int[] levels) {
        return at(levels, index(levels));
    }

    /** The levels of the point at an index, one per axis, 0 on inactive ones. */
    public int[] levels(long index) {
        if (index < 0 || index >= cardinality) {
            throw new IndexOutOfBoundsException("index " + index + " of a space of " + cardinality + " points");
        }
        int[] levels = new int[sizes.length];
        long rest = index;
        for (int i = levels.length - 1; i >= 0; i--) {
            levels[i] = (int) (rest % sizes[i]);
            rest /= sizes[i];
        }
        return levels;
    }

    /** The index of the point with the given level on each axis; those of inactive axes count for nothing. */
    public long index(int[] levels) {
        long index = 0;
        int[] canonical = activity.canonical(levels);
        for (int i = 0; i < sizes.length; i++) {
            if (canonical[i] < 0 || canonical[i] >= sizes[i]) {
                throw new IndexOutOfBoundsException("level " + canonical[i] + " of axis " + axes.get(i));
            }
            index = index * sizes[i] + canonical[i];
        }
        return index;
    }

    private Point at(int[] levels, long index) {
        Map<String, Serializable> values = new LinkedHashMap<>();
        for (int i : active(levels)) {
            Axis axis = axes.get(i);
            values.put(axis.name(), axis.values().get(levels[i]));
        }
        return new Point(index, values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Space space
                && axes.equals(space.axes)
                && conditions.equals(space.conditions)
                && constraints.equals(space.constraints);
    }

    @Override
    public int hashCode() {
        return Objects.hash(axes, conditions, constraints);
    }

    @Override
    public String toString() {
        return "Space" + axes + conditions + constraints;
    }
}
