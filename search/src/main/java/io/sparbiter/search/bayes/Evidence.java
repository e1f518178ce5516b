package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.Scale;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Measures how badly hyperparameters explain what was observed: the negative logarithm of their posterior density
 * (Rasmussen and Williams, equations 2.30 and 5.9), by the logarithms of lengths, amplitude and noise. The priors are
 * log-normal.
 */
final class Evidence implements Lbfgs.Function {
    private final List<Scale> scales;
    private final int[][] points;
    private final double[] targets;
    private final Prior[] priors;

    /** By its logarithm's mean and standard deviation. */
    record Prior(double mean, double deviation) {}

    /**
     * @param points levels of each observed point
     * @param priors of the logarithms
     */
    Evidence(List<Scale> scales, int[][] points, double[] targets, Prior[] priors) {
        this.scales = scales;
        this.points = points;
        this.targets = targets;
        this.priors = priors;
    }

    /** How many points were observed. */
    int size() {
        return points.length;
    }

    @Override
    public double at(double[] logarithms, double[] gradient) {
        var hyperparameters = KernelParameters.ofLogarithms(logarithms);
        var kernel = new Kernel(scales, hyperparameters);
        double[][] squares = squares(kernel);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(points.length);
        if (!solver.setA(covariance(hyperparameters, squares))) {
            return Double.POSITIVE_INFINITY;
        }
        DMatrixRMaj weights = new DMatrixRMaj(points.length, 1);
        solver.solve(DMatrixRMaj.wrap(points.length, 1, targets.clone()), weights);
        DMatrixRMaj inverse = new DMatrixRMaj(points.length, points.length);
        solver.invert(inverse);
        differentiate(kernel, squares, weights.data, inverse, gradient);
        return fit(weights.data) + halfLogDeterminant(solver) + prior(logarithms, gradient);
    }

    private double[][] squares(Kernel kernel) {
        double[][] squares = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            squares[i] = new double[i];
            for (int j = 0; j < i; j++) {
                for (int axis = 0; axis < scales.size(); axis++) {
                    squares[i][j] += kernel.square(axis, points[i][axis], points[j][axis]);
                }
            }
        }
        return squares;
    }

    private DMatrixRMaj covariance(KernelParameters hyperparameters, double[][] squares) {
        var covariance = new DMatrixRMaj(points.length, points.length);
        for (int i = 0; i < points.length; i++) {
            covariance.set(i, i, hyperparameters.amplitude() + hyperparameters.noise());
            for (int j = 0; j < i; j++) {
                double value = hyperparameters.amplitude() * Kernel.correlation(squares[i][j]);
                covariance.set(i, j, value);
                covariance.set(j, i, value);
            }
        }
        return covariance;
    }

    private double fit(double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * targets[i];
        }
        return sum / 2;
    }

    private double halfLogDeterminant(LinearSolverDense<DMatrixRMaj> solver) {
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = solver.getDecomposition();
        DMatrixRMaj triangle = cholesky.getT(null);
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            sum += Math.log(triangle.get(i, i));
        }
        return sum;
    }

    /** Half the trace of (K⁻¹ − ααᵀ) ∂K. */
    private void differentiate(
            Kernel kernel, double[][] squares, double[] weights, DMatrixRMaj inverse, double[] gradient) {
        int axes = scales.size();
        Arrays.fill(gradient, 0);
        for (int i = 0; i < points.length; i++) {
            double diagonal = (inverse.get(i, i) - weights[i] * weights[i]) / 2;
            gradient[axes] += diagonal * kernel.amplitude();
            gradient[axes + 1] += diagonal * (kernel.noise() - KernelParameters.LEAST_NOISE);
            for (int j = 0; j < i; j++) {
                double pull = (inverse.get(i, j) - weights[i] * weights[j]) * kernel.amplitude();
                gradient[axes] += pull * Kernel.correlation(squares[i][j]);
                double slope = pull * Kernel.slope(squares[i][j]);
                for (int axis = 0; axis < axes; axis++) {
                    gradient[axis] += slope * kernel.square(axis, points[i][axis], points[j][axis]);
                }
            }
        }
    }

    private double prior(double[] logarithms, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < priors.length; i++) {
            double deviation = (logarithms[i] - priors[i].mean()) / priors[i].deviation();
            sum += deviation * deviation / 2;
            gradient[i] += deviation / priors[i].deviation();
        }
        return sum;
    }
}
