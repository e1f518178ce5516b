package io.sparbiter.search.bayes;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Gives trials in flight the score that is expected of them (Kriging believer: Ginsbourger, Le Riche and Carraro, 2010).
 * So the means are those of the observations alone, whatever is in flight, and only variances shrink: no constant has to
 * be chosen, as a constant liar's must, and no draw to be averaged over, as fantasies must.
 */
final class Believer {
    private final double[] targets;
    private final double incumbent;

    /**
     * @param observed the target of each row of the posterior, NaN where the trial is in flight
     */
    Believer(Posterior posterior, double[] observed) {
        int[] known = IntStream.range(0, observed.length)
                .filter(row -> !Double.isNaN(observed[row]))
                .toArray();
        double[] weights = weights(posterior, known, observed);
        targets = observed.clone();
        for (int row = 0; row < targets.length; row++) {
            if (Double.isNaN(targets[row])) {
                targets[row] = mean(posterior, known, weights, row);
            }
        }
        incumbent = IntStream.range(0, known.length)
                .mapToDouble(i -> observed[known[i]] - posterior.kernel().noise() * weights[i])
                .max()
                .orElse(0);
    }

    private static double[] weights(Posterior posterior, int[] known, double[] observed) {
        int count = known.length;
        if (count == 0) {
            return new double[0];
        }
        var covariance = new DMatrixRMaj(count, count);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                double value = posterior.kernel().covariance(posterior.point(known[i]), posterior.point(known[j]));
                covariance.set(i, j, value);
                covariance.set(j, i, value);
            }
            covariance.set(
                    i, i, posterior.kernel().amplitude() + posterior.kernel().noise());
        }
        var weights = new DMatrixRMaj(count, 1);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(count);
        if (!solver.setA(covariance)) {
            throw new IllegalStateException("the covariance of " + count + " points is singular: noise "
                    + posterior.kernel().noise());
        }
        solver.solve(
                DMatrixRMaj.wrap(
                        count,
                        1,
                        Arrays.stream(known).mapToDouble(i -> observed[i]).toArray()),
                weights);
        return weights.data;
    }

    private static double mean(Posterior posterior, int[] known, double[] weights, int row) {
        double mean = 0;
        for (int i = 0; i < known.length; i++) {
            mean += weights[i] * posterior.kernel().covariance(posterior.point(row), posterior.point(known[i]));
        }
        return mean;
    }

    /** One for each row. */
    double[] targets() {
        return targets;
    }

    /** The best posterior mean of an observed point, which a lucky score does not raise as a best score would. */
    double incumbent() {
        return incumbent;
    }
}
