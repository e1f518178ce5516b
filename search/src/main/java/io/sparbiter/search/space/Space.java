package io.sparbiter.search.space;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The product of finitely many finite axes. Every point has a stable index, 0 to {@code cardinality() - 1}: mixed radix
 * over the axes' levels, the last axis varying fastest.
 *
 * <pre>{@code
 * var space = new Space(List.of(
 *         new IntegerAxis("width", List.of(32L, 64L, 128L)),
 *         new CategoricalAxis("optimizer", List.of("adam", "nadam"))));
 * Point point = space.point(3);
 * long width = point.integer("width"); // 64
 * String optimizer = point.word("optimizer"); // nadam
 * }</pre>
 */
public record Space(List<Axis> axes) implements Serializable {
    public Space {
        if (axes.isEmpty()) {
            throw new IllegalArgumentException("a space needs at least one axis");
        }
        axes = List.copyOf(axes);
        var names = new HashSet<String>();
        for (Axis axis : axes) {
            if (!names.add(axis.name())) {
                throw new IllegalArgumentException("two axes are called " + axis.name());
            }
        }
        if (product(axes).bitLength() > Long.SIZE - 1) {
            throw new IllegalArgumentException("a space has at most 2^63 - 1 points, this one has " + product(axes));
        }
    }

    /** The number of points, at least 1. */
    public long cardinality() {
        return product(axes).longValueExact();
    }

    /** The point at an index of 0 to {@code cardinality() - 1}. */
    public Point point(long index) {
        return at(levels(index), index);
    }

    /** The point with the given level on each axis. */
    public Point point(int[] levels) {
        return at(levels, index(levels));
    }

    /** The levels of the point at an index, one per axis. */
    public int[] levels(long index) {
        if (index < 0 || index >= cardinality()) {
            throw new IndexOutOfBoundsException("index " + index + " of a space of " + cardinality() + " points");
        }
        int[] levels = new int[axes.size()];
        long rest = index;
        for (int i = levels.length - 1; i >= 0; i--) {
            int size = axes.get(i).size();
            levels[i] = (int) (rest % size);
            rest /= size;
        }
        return levels;
    }

    /** The index of the point with the given level on each axis. */
    public long index(int[] levels) {
        long index = 0;
        for (int i = 0; i < axes.size(); i++) {
            int size = axes.get(i).size();
            if (levels[i] < 0 || levels[i] >= size) {
                throw new IndexOutOfBoundsException("level " + levels[i] + " of axis " + axes.get(i));
            }
            index = index * size + levels[i];
        }
        return index;
    }

    private Point at(int[] levels, long index) {
        Map<String, Serializable> values = new LinkedHashMap<>();
        for (int i = 0; i < axes.size(); i++) {
            Axis axis = axes.get(i);
            values.put(axis.name(), axis.values().get(levels[i]));
        }
        return new Point(index, values);
    }

    private static BigInteger product(List<Axis> axes) {
        return axes.stream().map(axis -> BigInteger.valueOf(axis.size())).reduce(BigInteger.ONE, BigInteger::multiply);
    }
}
