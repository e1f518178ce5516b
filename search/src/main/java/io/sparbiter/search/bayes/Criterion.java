package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Pool;
import java.util.Optional;

/**
 * Says what the untried points of a pool are worth: the acquisition, divided by what a trial costs where that counts
 * (Snoek, Larochelle and Adams, 2012). Costs count less and less as results come in, since what is left to gain in the end
 * is where it is, cheap or not: cost cooling (Lee, Perrone, Archambeau and Seeger, 2020), by results and not by a budget,
 * which a search need not have.
 */
final class Criterion {
    /** Below, a float's rounding is all there is. */
    private static final float LEAST_VARIANCE = 1e-7f;

    /** Results after which half of the logarithm of a cost counts. */
    private static final double COOLING = 25;

    private final Acquisition acquisition;
    private final Optional<Workloads> workloads;

    /** @param workloads for predicting costs; empty if they do not count */
    Criterion(Acquisition acquisition, Optional<Workloads> workloads) {
        this.acquisition = acquisition;
        this.workloads = workloads;
    }

    /**
     * One value for each point, minus infinity for those that were tried.
     *
     * @param means by the pool's numbers, as the variances
     * @param incumbent what is to be improved upon
     */
    double[] values(Pool pool, float[] means, float[] variances, double incumbent, History history) {
        Optional<float[]> logSeconds = workloads.map(known -> new CostModel(history, known).predict(pool));
        double[] values = new double[pool.size()];
        for (int c = 0; c < values.length; c++) {
            values[c] = history.isTried(pool.index(c))
                    ? Double.NEGATIVE_INFINITY
                    : acquisition.worth(means[c], deviation(variances[c]), incumbent);
        }
        logSeconds.ifPresent(costs -> divide(values, costs, weight(history)));
        return values;
    }

    private static double deviation(float variance) {
        return Math.sqrt(Math.max(variance, LEAST_VARIANCE));
    }

    private static double weight(History history) {
        return 1 / (1 + history.observations().size() / COOLING);
    }

    private static void divide(double[] logWorths, float[] logCosts, double weight) {
        for (int c = 0; c < logWorths.length; c++) {
            logWorths[c] -= weight * logCosts[c];
        }
    }
}
