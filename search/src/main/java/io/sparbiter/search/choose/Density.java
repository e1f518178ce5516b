package io.sparbiter.search.choose;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The sum of kernels at every point of a pool: a kernel around each member, the product of one for each axis, and a
 * uniform one, which stands for what is not known yet.
 */
final class Density {
    /** What of a kernel on an unordered axis goes to all levels alike. */
    private static final double SPREAD = 0.35;

    /** Standard deviation of a kernel on an ordered axis of length 1, unless its levels are further apart. */
    private static final double WIDTH = 0.18;

    /** The narrowest such deviation in terms of the mean step between levels. */
    private static final double NARROWEST = 0.7;

    /** What a kernel leaves to the far end of an ordered axis. */
    private static final double FLOOR = 0.02;

    private final Map<List<Integer>, Double> norms = new HashMap<>();
    private final Pool pool;
    private final List<Scale> scales;
    private final double[] sums;
    private double members;
    private final double uniform;

    Density(Pool pool, List<Scale> scales) {
        this.pool = pool;
        this.scales = scales;
        sums = new double[pool.size()];
        uniform = 1 / scales.stream().mapToDouble(Scale::size).reduce(1, (a, b) -> a * b);
    }

    /** Adds the kernel around a point with weight 1, or takes it away with weight -1. */
    void add(int[] levels, double weight) {
        members += weight;
        double[] products = new double[pool.size()];
        Arrays.fill(products, weight);
        for (int group = 0; group < pool.groups().size(); group++) {
            multiply(products, pool.groups().get(group), pool.codes(group), levels);
        }
        for (int c = 0; c < sums.length; c++) {
            sums[c] += products[c];
        }
    }

    private void multiply(double[] products, AxisGroup group, int[] codes, int[] levels) {
        if (group.isLong()) {
            int axis = group.first();
            for (int c = 0; c < products.length; c++) {
                products[c] *= kernel(axis, levels[axis], codes[c]);
            }
            return;
        }
        double[] table = group.table((axis, level) -> kernel(axis, levels[axis], level), (a, b) -> a * b);
        for (int c = 0; c < products.length; c++) {
            products[c] *= table[codes[c]];
        }
    }

    /** The probability of a level under the kernel around another. */
    private double kernel(int axis, int centre, int level) {
        Scale scale = scales.get(axis);
        return weight(scale, centre, level) / norm(axis, centre);
    }

    /** The sum over a long axis is taken as the integral, whose ends matter little. */
    private double norm(int axis, int centre) {
        Scale scale = scales.get(axis);
        if (scale.size() > AxisGroup.LARGEST_TABLE) {
            return scale.size() * (scale.isOrdered() ? WIDTH * Math.sqrt(2 * Math.PI) + FLOOR : SPREAD);
        }
        return norms.computeIfAbsent(List.of(axis, centre), key -> IntStream.range(0, scale.size())
                .mapToDouble(level -> weight(scale, centre, level))
                .sum());
    }

    private static double weight(Scale scale, int centre, int level) {
        if (!scale.isOrdered()) {
            return centre == level ? 1 : SPREAD;
        }
        double distance = scale.distance(centre, level);
        double width = Math.max(WIDTH, NARROWEST / Math.max(1, scale.size() - 1));
        return Math.exp(-distance * distance / (2 * width * width)) + FLOOR;
    }

    /** At a point of the pool, by its number. */
    double at(int number) {
        // What was added and taken away again leaves its rounding behind.
        return (Math.max(0, sums[number]) + uniform) / (members + 1);
    }
}
