package io.sparbiter.worker.network;

import io.sparbiter.worker.Problems;
import java.io.Serializable;
import java.util.Map;

/**
 * What all networks of a search share. Every number means what it means in Keras. Values are not checked here, so that a
 * reader of configuration can report all {@link #problems()} at once.
 *
 * @param l1 penalty λ·Σ|w| on the weights of every convolution and dense layer, at least 0
 * @param l2 penalty λ·Σw², at least 0
 * @param dropout probability to drop an activation after the first dense layer, 0 to below 1
 * @param batchNormMomentum of the running mean and variance, 0 to 1
 * @param batchNormEpsilon added to the variance, positive
 */
public record NetworkSettings(double l1, double l2, double dropout, double batchNormMomentum, double batchNormEpsilon)
        implements Serializable {
    public static final NetworkSettings DEFAULT = new NetworkSettings(1e-5, 1e-4, 0.3, 0.9, 1e-3);

    /** Message by setting, such as {@code network.l1}, in the order of the settings; empty if all is well. */
    public Map<String, String> problems() {
        return new Problems("network")
                .require(l1 >= 0, "l1", l1, "at least 0", DEFAULT.l1)
                .require(l2 >= 0, "l2", l2, "at least 0", DEFAULT.l2)
                .require(dropout >= 0 && dropout < 1, "dropout", dropout, "0 to below 1", DEFAULT.dropout)
                .require(
                        batchNormMomentum >= 0 && batchNormMomentum <= 1,
                        "batch_norm_momentum",
                        batchNormMomentum,
                        "0 to 1",
                        DEFAULT.batchNormMomentum)
                .require(
                        batchNormEpsilon > 0,
                        "batch_norm_epsilon",
                        batchNormEpsilon,
                        "above 0",
                        DEFAULT.batchNormEpsilon)
                .found();
    }
}
