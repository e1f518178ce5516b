package io.sparbiter.search.bayes;

import org.apache.commons.math3.distribution.NormalDistribution;

/** The standard normal distribution from a table, since it is asked for every point of a space. */
final class Normal {
    private static final int PER_UNIT = 512;
    private static final int END = 8;
    private static final double[] TABLE = table();

    private Normal() {}

    private static double[] table() {
        var normal = new NormalDistribution(null, 0, 1);
        double[] table = new double[2 * END * PER_UNIT + 2];
        for (int i = 0; i < table.length; i++) {
            table[i] = normal.cumulativeProbability((double) i / PER_UNIT - END);
        }
        return table;
    }

    /** The probability of less than {@code z}, to ten digits: a parabola through the tabled value and its slope. */
    static double cumulative(double z) {
        if (z <= -END) {
            return 0;
        }
        if (z >= END) {
            return 1;
        }
        int i = (int) Math.rint((z + END) * PER_UNIT);
        double middle = (double) i / PER_UNIT - END;
        double step = z - middle;
        double density = Math.exp(-middle * middle / 2) / Math.sqrt(2 * Math.PI);
        double bend = (middle * middle - 1) * step * step / 6;
        return TABLE[i] + density * step * (1 - middle * step / 2 + bend);
    }
}
