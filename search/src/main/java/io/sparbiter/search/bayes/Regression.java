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
    private final LinearSolverDense<DMatrixRMaj> solver;
    private final double[] weights;

    /** @param targets one for each sample */
    Regression(Kernel kernel, List<Sample> samples, double[] targets) {
        this.kernel = kernel;
        this.samples = samples;
        this.targets = targets;
        solver = LinearSolverFactory_DDRM.chol(samples.size());
        weights = samples.isEmpty() ? new double[0] : weights();
    }

    private double[] weights() {
        if (!solver.setA(covariance())) {
            throw new IllegalStateException(
                    "the covariance of " + samples.size() + " samples is singular: noise " + kernel.noise());
        }
        return solve(targets.clone());
    }

    private double[] solve(double[] right) {
        var solved = new DMatrixRMaj(samples.size(), 1);
        solver.solve(DMatrixRMaj.wrap(samples.size(), 1, right), solved);
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

    /** The standard deviation of the objective where nothing may have been seen. */
    double deviation(Sample sample) {
        if (samples.isEmpty()) {
            return Math.sqrt(kernel.amplitude());
        }
        double[] covariances = samples.stream()
                .mapToDouble(other -> kernel.covariance(sample, other))
                .toArray();
        double[] solved = solve(covariances.clone());
        double known = 0;
        for (int i = 0; i < solved.length; i++) {
            known += solved[i] * covariances[i];
        }
        return Math.sqrt(Math.max(0, kernel.amplitude() - known));
    }

    /** The mean at each sample: its target without what is taken for noise. */
    double[] smoothed() {
        double[] smoothed = new double[weights.length];
        Arrays.setAll(smoothed, i -> targets[i] - kernel.noise() * weights[i]);
        return smoothed;
    }
}
