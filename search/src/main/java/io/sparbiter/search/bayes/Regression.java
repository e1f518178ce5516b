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
    private final List<int[]> points;
    private final double[] targets;
    private final double[] weights;

    /**
     * @param points by their levels
     * @param targets one for each point
     */
    Regression(Kernel kernel, List<int[]> points, double[] targets) {
        this.kernel = kernel;
        this.points = points;
        this.targets = targets;
        weights = points.isEmpty() ? new double[0] : weights();
    }

    private double[] weights() {
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(points.size());
        if (!solver.setA(covariance())) {
            throw new IllegalStateException(
                    "the covariance of " + points.size() + " points is singular: noise " + kernel.noise());
        }
        var solved = new DMatrixRMaj(points.size(), 1);
        solver.solve(DMatrixRMaj.wrap(points.size(), 1, targets.clone()), solved);
        return solved.data;
    }

    private DMatrixRMaj covariance() {
        var covariance = new DMatrixRMaj(points.size(), points.size());
        for (int i = 0; i < points.size(); i++) {
            for (int j = 0; j < i; j++) {
                double value = kernel.covariance(points.get(i), points.get(j));
                covariance.set(i, j, value);
                covariance.set(j, i, value);
            }
            covariance.set(i, i, kernel.amplitude() + kernel.noise());
        }
        return covariance;
    }

    /** The mean at a point. */
    double mean(int[] levels) {
        double mean = 0;
        for (int i = 0; i < weights.length; i++) {
            mean += weights[i] * kernel.covariance(levels, points.get(i));
        }
        return mean;
    }

    /** The mean at each observed point: its target without what is taken for noise. */
    double[] smoothed() {
        double[] smoothed = new double[weights.length];
        Arrays.setAll(smoothed, i -> targets[i] - kernel.noise() * weights[i]);
        return smoothed;
    }
}
