package io.sparbiter.search.bayes;

import java.util.Locale;
import org.apache.commons.math3.distribution.NormalDistribution;

/** Says what a point is worth, from the mean and the deviation that a model predicts for it. */
public enum Acquisition {
    /**
     * Expected improvement over the best normal score of a point that trained to its end (Jones, Schonlau and Welch, 1998),
     * by its logarithm.
     */
    EI,
    /**
     * Mean plus 2.6 standard deviations (Srinivas and others, 2010; the weight is Keras Tuner's). The bound of a loss is
     * its lower one, hence the name; here more is better.
     */
    LCB,
    /** {@link #EI} where costs count, by its former name (Snoek, Larochelle and Adams, 2012). */
    EI_PER_SECOND;

    private static final double BETA = 2.6;
    private static final double LOG_SQRT_TAU = Math.log(Math.sqrt(2 * Math.PI));

    /** The word for it in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The worth of a point, more being better. */
    double worth(double mean, double deviation, double incumbent) {
        return switch (this) {
            case EI, EI_PER_SECOND -> logImprovement(mean, deviation, incumbent);
            case LCB -> mean + BETA * deviation;
        };
    }

    /** Whether costs count with it where nothing is said of them. A bound is no gain that could be divided by a cost. */
    public Cost usualCost() {
        return this == LCB ? Cost.IGNORE : Cost.AWARE;
    }

    /** Whether there is a choice. */
    public boolean allows(Cost cost) {
        return this == EI || cost == usualCost();
    }

    /** By how much a point may exceed a threshold: what is expected of it, or what the bound says. */
    double excess(double mean, double deviation, double threshold) {
        return switch (this) {
            case EI, EI_PER_SECOND -> expectedExcess(mean, deviation, threshold);
            case LCB -> Math.max(0, mean + BETA * deviation - threshold);
        };
    }

    /** Below 1e-15 deviations, 0. */
    private static double expectedExcess(double mean, double deviation, double threshold) {
        double z = (mean - threshold) / deviation;
        if (z <= -Normal.END) {
            return 0;
        }
        return z >= Normal.END
                ? mean - threshold
                : deviation * (Math.exp(-z * z / 2 - LOG_SQRT_TAU) + z * Normal.cumulative(z));
    }

    /**
     * The logarithm of the expected improvement. Far below the incumbent the two terms cancel, so there the asymptotic
     * series takes over (Ament and others, Unexpected Improvements to Expected Improvement, 2023).
     */
    private static double logImprovement(double mean, double deviation, double incumbent) {
        double z = (mean - incumbent) / deviation;
        double logDensity = -z * z / 2 - LOG_SQRT_TAU;
        if (z < -5) {
            double square = 1 / (z * z);
            return Math.log(deviation * square) + logDensity + Math.log1p(square * (-3 + square * (15 - 105 * square)));
        }
        return Math.log(deviation * (Math.exp(logDensity) + z * Normal.cumulative(z)));
    }

    /** The standard normal distribution from a table, since it is asked for every point of a space. */
    private static final class Normal {
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
}
