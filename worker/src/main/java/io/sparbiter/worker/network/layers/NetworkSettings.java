package io.sparbiter.worker.network.layers;

import static io.sparbiter.worker.Require.require;

import java.io.Serializable;

/**
 * What all networks of a search share. Every number means what it means in Keras.
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

    public NetworkSettings {
        require(l1 >= 0, "l1 must be at least 0: ", l1);
        require(l2 >= 0, "l2 must be at least 0: ", l2);
        require(dropout >= 0 && dropout < 1, "dropout must be 0 to below 1: ", dropout);
        require(batchNormMomentum >= 0 && batchNormMomentum <= 1, "momentum must be 0 to 1: ", batchNormMomentum);
        require(batchNormEpsilon > 0, "epsilon must be above 0: ", batchNormEpsilon);
    }
}
