package io.sparbiter.search.bayes;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The posterior mean given observed points (Rasmussen and Williams, equation 2.25), in double precision and at any point;
 * {@link Posterior} has it in single precision at all points of a pool.
 */
final class Regression {
    private final Kernel kernel;
    private final List<Sample> samples;
    private final double[] targets;
    private final double[] weights;

    /** @param targets one for each sample */
    Regression(Kernel kernel, List<Sample> samples, double[] targets) {
        this.kernel = kernel;
        this.samples = samples;
        this.targets = targets;
        weights = samples.isEmpty() ? new double[0] : weights();
    }

    private double[] weights() {
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(samples.size());
        if (!solver.setA(covariance())) {
            throw new IllegalStateException(
                    "the covariance of " + samples.size() + " samples is singular: noise " + kernel.noise());
        }
        var solved = new DMatrixRMaj(samples.size(), 1);
        solver.solve(DMatrixRMaj.wrap(samples.size(), 1, targets.clone()), solved);
        return solved.data;
    }

    private DMatrixRMaj covariance() {
        var covariance = new DMatrixRMaj(samples.size(), samples.size());
        for (int i = 0; i < samples.size(); i++) {
            for (int j = 0; j < i; j++) {
                double value = kernel.covariance(samples.get(i), samples.get(j));
                covariance.set(i, j, value);
                covariance.set(j, i, value);
            }
            covariance.set(i, i, kernel.amplitude() + kernel.noise());
        }
        return covariance;
    }

    /** The mean where nothing may have been seen. */
    double mean(Sample sample) {
        double mean = 0;
        for (int i = 0; i < weights.length; i++) {
            mean += weights[i] * kernel.covariance(sample, samples.get(i));
        }
        return mean;
    }

    /** The mean at each sample: its target without what is taken for noise. */
    double[] smoothed() {
        double[] smoothed = new double[weights.length];
        Arrays.setAll(smoothed, i -> targets[i] - kernel.noise() * weights[i]);
        return smoothed;
    }
}
