package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.AxisGroup;
import io.sparbiter.search.choose.Pool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The squared distances, in lengths, of one point from those of a pool, from a table for each group of axes. */
final class SquaredDistances {
    private final Kernel kernel;
    private final Pool pool;
    private final int[] levels;
    private final List<float[]> tables = new ArrayList<>();

    SquaredDistances(Kernel kernel, Pool pool, int[] levels) {
        this.kernel = kernel;
        this.pool = pool;
        this.levels = levels;
        for (AxisGroup group : pool.groups()) {
            tables.add(group.isLong() ? new float[0] : table(group));
        }
    }

    private float[] table(AxisGroup group) {
        double[] table = group.table((axis, level) -> kernel.square(axis, levels[axis], level), Double::sum);
        float[] floats = new float[table.length];
        for (int code = 0; code < floats.length; code++) {
            floats[code] = (float) table[code];
        }
        return floats;
    }

    /** Writes those of the pool's points from {@code from} to {@code to - 1}. */
    void write(float[] squares, int from, int to) {
        Arrays.fill(squares, from, to, 0);
        for (int group = 0; group < tables.size(); group++) {
            AxisGroup axes = pool.groups().get(group);
            if (axes.isLong()) {
                addLong(axes.first(), pool.codes(group), squares, from, to);
            } else {
                add(tables.get(group), pool.codes(group), squares, from, to);
            }
        }
    }

    private static void add(float[] table, int[] codes, float[] squares, int from, int to) {
        for (int c = from; c < to; c++) {
            squares[c] = squares[c] + table[codes[c]];
        }
    }

    private void addLong(int axis, int[] others, float[] squares, int from, int to) {
        for (int c = from; c < to; c++) {
            squares[c] = squares[c] + (float) kernel.square(axis, levels[axis], others[c]);
        }
    }
}
