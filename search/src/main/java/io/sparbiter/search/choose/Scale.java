package io.sparbiter.search.choose;

import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Axis.CategoricalAxis;
import java.util.Arrays;

/**
 * Gives the levels of an axis places on a line, so that a model can tell how far apart they are. Numbers lie between 0
 * and 1: by their logarithms if all are positive and their ratios more even than their differences, else by their
 * values. A 0 before numbers of the logarithmic kind means that something is absent; it lies a step of its own below
 * them. Words are all 1 apart (one-hot vectors divided by √2).
 */
public final class Scale {
    private final double[] places;
    private final boolean isOrdered;

    private Scale(double[] places, boolean isOrdered) {
        this.places = places;
        this.isOrdered = isOrdered;
    }

    public static Scale of(Axis axis) {
        if (axis instanceof CategoricalAxis) {
            return new Scale(new double[axis.size()], false);
        }
        double[] values = axis.values().stream()
                .mapToDouble(value -> ((Number) value).doubleValue())
                .toArray();
        return new Scale(unit(straighten(values)), true);
    }

    /** Whether levels can be near each other; words are only equal or not. */
    public boolean isOrdered() {
        return isOrdered;
    }

    public int size() {
        return places.length;
    }

    /** The distance of two levels, 0 to 1. */
    public double distance(int level, int other) {
        if (isOrdered) {
            return Math.abs(places[level] - places[other]);
        }
        return level == other ? 0 : 1;
    }

    private static double[] straighten(double[] values) {
        double[] positive =
                Arrays.stream(values).filter(value -> value != 0).sorted().toArray();
        if (positive.length < 2 || positive[0] <= 0) {
            return values;
        }
        double[] logarithms = Arrays.stream(positive).map(Math::log).toArray();
        if (unevenness(logarithms) >= unevenness(positive)) {
            return values;
        }
        double step = (logarithms[logarithms.length - 1] - logarithms[0]) / (logarithms.length - 1);
        return Arrays.stream(values)
                .map(value -> value == 0 ? logarithms[0] - step : Math.log(value))
                .toArray();
    }

    /** The largest gap of sorted values in terms of the mean gap; two values say nothing, and lie by their values. */
    private static double unevenness(double[] sorted) {
        double largest = 0;
        for (int i = 1; i < sorted.length; i++) {
            largest = Math.max(largest, sorted[i] - sorted[i - 1]);
        }
        return largest * (sorted.length - 1) / (sorted[sorted.length - 1] - sorted[0]);
    }

    private static double[] unit(double[] values) {
        double low = Arrays.stream(values).min().orElseThrow();
        double high = Arrays.stream(values).max().orElseThrow();
        return Arrays.stream(values)
                .map(value -> high == low ? 0 : (value - low) / (high - low))
                .toArray();
    }
}
