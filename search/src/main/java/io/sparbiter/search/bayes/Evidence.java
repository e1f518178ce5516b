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
 * (Rasmussen and Williams, equations 2.30 and 5.9), by the logarithms of the {@link KernelParameters}. The priors are
 * log-normal.
 */
final class Evidence implements Lbfgs.Function {
    private final List<Scale> scales;
    private final List<Sample> samples;
    private final double[] targets;
    private final Prior[] priors;

    /** By its logarithm's mean and standard deviation. */
    record Prior(double mean, double deviation) {}

    /**
     * @param targets one for each sample
     * @param priors of the logarithms
     */
    Evidence(List<Scale> scales, List<Sample> samples, double[] targets, Prior[] priors) {
        this.scales = scales;
        this.samples = samples;
        this.targets = targets;
        this.priors = priors;
    }

    /** How many samples there are. */
    int size() {
        return samples.size();
    }

    @Override
    public double at(double[] logarithms, double[] gradient) {
        var hyperparameters = KernelParameters.ofLogarithms(logarithms);
        var kernel = new Kernel(scales, hyperparameters);
        double[][] squares = squares(kernel);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(samples.size());
        if (!solver.setA(covariance(kernel, squares))) {
            return Double.POSITIVE_INFINITY;
        }
        DMatrixRMaj weights = new DMatrixRMaj(samples.size(), 1);
        solver.solve(DMatrixRMaj.wrap(samples.size(), 1, targets.clone()), weights);
        DMatrixRMaj inverse = new DMatrixRMaj(samples.size(), samples.size());
        solver.invert(inverse);
        differentiate(kernel, hyperparameters.lag(), squares, weights.data, inverse, gradient);
        return fit(weights.data) + halfLogDeterminant(solver) + prior(logarithms, gradient);
    }

    private double[][] squares(Kernel kernel) {
        double[][] squares = new double[samples.size()][];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = new double[i];
            for (int j = 0; j < i; j++) {
                squares[i][j] = kernel.square(samples.get(i), samples.get(j));
            }
        }
        return squares;
    }

    private DMatrixRMaj covariance(Kernel kernel, double[][] squares) {
        var covariance = new DMatrixRMaj(samples.size(), samples.size());
        for (int i = 0; i < squares.length; i++) {
            covariance.set(i, i, kernel.amplitude() + kernel.noise());
            for (int j = 0; j < i; j++) {
                double value = kernel.amplitude() * Kernel.correlation(squares[i][j]) * atLags(kernel, i, j);
                covariance.set(i, j, value);
                covariance.set(j, i, value);
            }
        }
        return covariance;
    }

    private double atLags(Kernel kernel, int i, int j) {
        return kernel.atLags(samples.get(i).lag(), samples.get(j).lag());
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
        for (int i = 0; i < samples.size(); i++) {
            sum += Math.log(triangle.get(i, i));
        }
        return sum;
    }

    /** Half the trace of (K⁻¹ − ααᵀ) ∂K. */
    private void differentiate(
            Kernel kernel, double lag, double[][] squares, double[] weights, DMatrixRMaj inverse, double[] gradient) {
        int axes = scales.size();
        Arrays.fill(gradient, 0);
        for (int i = 0; i < squares.length; i++) {
            double diagonal = (inverse.get(i, i) - weights[i] * weights[i]) / 2;
            gradient[axes] += diagonal * kernel.amplitude();
            gradient[axes + 1] += diagonal * (kernel.noise() - KernelParameters.LEAST_NOISE);
            for (int j = 0; j < i; j++) {
                double pull = (inverse.get(i, j) - weights[i] * weights[j]) * kernel.amplitude() * atLags(kernel, i, j);
                double whole = pull * Kernel.correlation(squares[i][j]);
                gradient[axes] += whole;
                gradient[axes + 2] +=
                        whole * Math.abs(samples.get(i).lag() - samples.get(j).lag()) / lag;
                differentiate(kernel, i, j, pull * Kernel.slope(squares[i][j]), gradient);
            }
        }
    }

    private void differentiate(Kernel kernel, int i, int j, double slope, double[] gradient) {
        int[] levels = samples.get(i).levels();
        int[] others = samples.get(j).levels();
        for (int axis = 0; axis < levels.length; axis++) {
            gradient[axis] += slope * kernel.square(axis, levels[axis], others[axis]);
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
