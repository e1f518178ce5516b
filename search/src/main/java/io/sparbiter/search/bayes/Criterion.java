package io.sparbiter.search.bayes;

import io.sparbiter.search.bayes.GrowingSurrogate.Prediction;
import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Pool;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

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

    private final Worth worth;
    private final Optional<Workloads> workloads;

    /** What points are worth whatever they cost. */
    interface Worth {
        /** By a point's number in the pool; the logarithm of it, where it can be divided by a cost. */
        IntToDoubleFunction of(Prediction prediction, History history);
    }

    /** @param workloads for predicting costs; empty if they do not count */
    Criterion(Worth worth, Optional<Workloads> workloads) {
        this.worth = worth;
        this.workloads = workloads;
    }

    /** Of the first objective alone. */
    static Worth ofScore(Acquisition acquisition) {
        return (prediction, history) -> {
            float[] means = prediction.means().get(0);
            float[] variances = prediction.variances().get(0);
            return c -> acquisition.worth(means[c], deviation(variances[c]), prediction.incumbent());
        };
    }

    /** One value for each point, minus infinity for those that were tried. */
    double[] values(Prediction prediction, History history) {
        Pool pool = prediction.pool();
        Optional<float[]> logSeconds = workloads.map(known -> new CostModel(history, known).predict(pool));
        IntToDoubleFunction worths = worth.of(prediction, history);
        double[] values = new double[pool.size()];
        for (int c = 0; c < values.length; c++) {
            values[c] = history.isTried(pool.index(c)) ? Double.NEGATIVE_INFINITY : worths.applyAsDouble(c);
        }
        logSeconds.ifPresent(costs -> divide(values, costs, weight(history)));
        return values;
    }

    static double deviation(float variance) {
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
