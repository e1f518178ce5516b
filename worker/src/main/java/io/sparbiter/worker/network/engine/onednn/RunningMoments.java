package io.sparbiter.worker.network.engine.onednn;

import io.sparbiter.worker.network.layers.LayerPlan.Normalization;

/**
 * The running means and variances of a batch normalization. Deeplearning4j keeps them among a network's weights, the
 * variance as the decimal logarithm of its root, and moves them by a "gradient" that is simply subtracted; so do we.
 */
final class RunningMoments {
    private final Normalization spec;
    private final Parameters parameters;

    RunningMoments(Normalization spec, Parameters parameters) {
        this.spec = spec;
        this.parameters = parameters;
    }

    float[] means() {
        return Parameters.read(parameters.weights(spec.mean()));
    }

    float[] variances() {
        float[] values = Parameters.read(parameters.weights(spec.logDeviation()));
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) variance(values[i]);
        }
        return values;
    }

    /** Writes what is to be subtracted after a batch of these means and (biased) variances. */
    void follow(float[] means, float[] variances) {
        double share = 1 - spec.momentum();
        float[] runningMeans = means();
        float[] logDeviations = Parameters.read(parameters.weights(spec.logDeviation()));
        for (int i = 0; i < means.length; i++) {
            runningMeans[i] = (float) (share * (runningMeans[i] - means[i]));
            double before = variance(logDeviations[i]);
            double after = spec.momentum() * before + share * variances[i];
            logDeviations[i] = (float) (0.5 * Math.log10(before / after));
        }
        parameters.gradients(spec.mean()).asBuffer().put(runningMeans);
        parameters.gradients(spec.logDeviation()).asBuffer().put(logDeviations);
    }

    private static double variance(double logDeviation) {
        return Math.pow(10, 2 * logDeviation);
    }
}
