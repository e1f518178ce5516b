package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.Scale;
import java.util.List;

/**
 * The Matérn kernel of smoothness 5/2 with a length of its own for each axis (Rasmussen and Williams, Gaussian Processes
 * for Machine Learning, 2006, equations 4.17 and 5.1), its squared distances read from a table for each axis; times an
 * exponential kernel over the logarithm of epochs. The latter makes what a point shows early a noisier word on what it
 * shows later, with errors that neighbouring points share: the autoregressive model of Kennedy and O'Hagan (Predicting
 * the output from a complex computer code when fast approximations are available, 2000), with the same lengths for all
 * epochs.
 */
final class Kernel {
    private static final double SQRT_5 = Math.sqrt(5);
    private static final int PER_UNIT = 1024;
    private static final float[] CORRELATIONS = correlations();

    /** Longer axes have no table, which would grow with the square of their size. */
    private static final int LONGEST_TABLE = 64;

    private final KernelParameters hyperparameters;
    private final List<Scale> scales;
    /** By axis, level and other level: the squared distance in lengths. */
    private final double[][][] tables;

    Kernel(List<Scale> scales, KernelParameters hyperparameters) {
        this.hyperparameters = hyperparameters;
        this.scales = scales;
        tables = new double[scales.size()][][];
        for (int axis = 0; axis < tables.length; axis++) {
            tables[axis] = table(axis);
        }
    }

    private double[][] table(int axis) {
        int size = scales.get(axis).size() <= LONGEST_TABLE ? scales.get(axis).size() : 0;
        double[][] table = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                table[i][j] = computed(axis, i, j);
            }
        }
        return table;
    }

    private double computed(int axis, int level, int other) {
        double distance = scales.get(axis).distance(level, other)
                / hyperparameters.lengths().get(axis);
        return distance * distance;
    }

    double amplitude() {
        return hyperparameters.amplitude();
    }

    double noise() {
        return hyperparameters.noise();
    }

    /** The squared distance of two levels of an axis. */
    double square(int axis, int level, int other) {
        return tables[axis].length == 0 ? computed(axis, level, other) : tables[axis][level][other];
    }

    /** The covariance of the objective at two samples. */
    double covariance(Sample sample, Sample other) {
        return amplitude() * correlation(square(sample, other)) * atLags(sample.lag(), other.lag());
    }

    /** The squared distance of two points in lengths. */
    double square(Sample sample, Sample other) {
        double square = 0;
        for (int axis = 0; axis < sample.levels().length; axis++) {
            square += square(axis, sample.levels()[axis], other.levels()[axis]);
        }
        return square;
    }

    /** The correlation of what one point shows at two lags. */
    double atLags(double lag, double other) {
        return lag == other ? 1 : Math.exp(-Math.abs(lag - other) / hyperparameters.lag());
    }

    /** The correlation at a squared distance. */
    static double correlation(double square) {
        double distance = SQRT_5 * Math.sqrt(square);
        return (1 + distance + distance * distance / 3) * Math.exp(-distance);
    }

    /** The correlation at a squared distance, to six digits and in a tenth of the time. */
    static float quickCorrelation(float square) {
        float place = (float) Math.sqrt(square) * PER_UNIT;
        int below = (int) place;
        if (below >= CORRELATIONS.length - 1) {
            return 0;
        }
        float low = CORRELATIONS[below];
        return low + (place - below) * (CORRELATIONS[below + 1] - low);
    }

    private static float[] correlations() {
        float[] correlations = new float[16 * PER_UNIT];
        for (int i = 0; i < correlations.length; i++) {
            double distance = (double) i / PER_UNIT;
            correlations[i] = (float) correlation(distance * distance);
        }
        return correlations;
    }

    /** The derivative of the correlation by the logarithm of an axis' length, divided by the axis' squared distance. */
    static double slope(double square) {
        double distance = SQRT_5 * Math.sqrt(square);
        return 5.0 / 3 * (1 + distance) * Math.exp(-distance);
    }
}
