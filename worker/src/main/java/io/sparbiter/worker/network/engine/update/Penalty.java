package io.sparbiter.worker.network.engine.update;

/**
 * The penalty on some weights.
 *
 * @param l1 times the sum of absolute weights
 * @param l2 times the sum of squared weights
 */
record Penalty(float l1, float l2) {
    /** So small that the sign of any weight that matters is exactly -1 or 1, and that of 0 is 0. */
    private static final float TINY = 1e-30f;

    /** Eight sums at a time, which a processor adds up side by side. */
    private static final int LANES = 8;

    boolean isNone() {
        return l1 == 0 && l2 == 0;
    }

    /** Adds the penalty's gradient. */
    void addTo(float[] gradients, float[] weights, int count) {
        float twice = 2 * l2;
        for (int i = 0; i < count; i++) {
            float weight = weights[i];
            gradients[i] += l1 * (weight / (Math.abs(weight) + TINY)) + twice * weight;
        }
    }

    /** The penalty of these weights. */
    double of(float[] weights, int count) {
        double[] absolute = new double[LANES];
        double[] squares = new double[LANES];
        int i = 0;
        for (; i + LANES <= count; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                double weight = weights[i + lane];
                absolute[lane] += Math.abs(weight);
                squares[lane] += weight * weight;
            }
        }
        for (; i < count; i++) {
            absolute[0] += Math.abs(weights[i]);
            squares[0] += (double) weights[i] * weights[i];
        }
        return l1 * sum(absolute) + l2 * sum(squares);
    }

    private static double sum(double[] lanes) {
        double sum = 0;
        for (double lane : lanes) {
            sum += lane;
        }
        return sum;
    }
}
