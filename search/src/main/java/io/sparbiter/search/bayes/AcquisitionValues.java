package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Pool;

/** The acquisition at every untried point of a pool. */
final class AcquisitionValues {
    /** Below, a float's rounding is all there is. */
    private static final float LEAST_VARIANCE = 1e-7f;

    private final Acquisition acquisition;
    private final float[] means;
    private final float[] variances;
    private final double incumbent;
    private final Pool pool;
    private final History history;

    /**
     * @param means by the pool's numbers, as the variances
     * @param incumbent what is to be improved upon
     */
    AcquisitionValues(
            Acquisition acquisition, float[] means, float[] variances, double incumbent, Pool pool, History history) {
        this.acquisition = acquisition;
        this.means = means;
        this.variances = variances;
        this.incumbent = incumbent;
        this.pool = pool;
        this.history = history;
    }

    /** Minus infinity for points that were tried. */
    double[] all() {
        boolean isCostly = acquisition == Acquisition.EI_PER_SECOND;
        float[] logSeconds = isCostly ? new CostModel(history).predict(pool) : new float[0];
        double[] values = new double[pool.size()];
        for (int c = 0; c < values.length; c++) {
            values[c] = history.isTried(pool.index(c))
                    ? Double.NEGATIVE_INFINITY
                    : acquisition.worth(means[c], deviation(c), incumbent, isCostly ? logSeconds[c] : 0);
        }
        return values;
    }

    private double deviation(int number) {
        return Math.sqrt(Math.max(variances[number], LEAST_VARIANCE));
    }
}
