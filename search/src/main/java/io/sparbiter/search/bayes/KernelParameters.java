package io.sparbiter.search.bayes;

import java.util.Arrays;
import java.util.List;

/**
 * The hyperparameters of the Gaussian process: what it believes of the objective.
 *
 * @param lengths by axis: over what distance values resemble each other
 * @param amplitude variance of the objective, in terms of normal scores
 * @param noise variance of a score around its point's mean
 * @param lag over what difference of {@link Sample#lag lags} scores of a point resemble each other
 */
record KernelParameters(List<Double> lengths, double amplitude, double noise, double lag) {
    /** Keeps a covariance of many near points regular, and a process from believing any two scores to the last digit. */
    static final double LEAST_NOISE = 1e-4;

    /** How many numbers there are beside the lengths. */
    static final int OTHERS = 3;

    /** From logarithms: the lengths', the amplitude's, that of the noise above the least, and the lag's. */
    static KernelParameters ofLogarithms(double[] logarithms) {
        double[] values = Arrays.stream(logarithms).map(Math::exp).toArray();
        int axes = values.length - OTHERS;
        return new KernelParameters(
                Arrays.stream(values, 0, axes).boxed().toList(),
                values[axes],
                LEAST_NOISE + values[axes + 1],
                values[axes + 2]);
    }
}
