package io.sparbiter.worker.network.keras;

/**
 * Nadam's momentum, which Keras warms up: β₁·(1 − ½·0.96ᵗ) at step t, and the product of all momenta up to a step. Steps
 * count from 1. Remembers the last product, since steps are asked for in order; not for several threads.
 */
public final class MomentumSchedule {
    private static final double DECAY = 0.96;

    private final double beta1;
    private int lastStep;
    private double lastProduct = 1;

    public MomentumSchedule(double beta1) {
        this.beta1 = beta1;
    }

    /** The momentum of a step. */
    public double momentum(int step) {
        return beta1 * (1 - 0.5 * Math.pow(DECAY, step));
    }

    /** The product of all momenta up to a step. */
    public double product(int step) {
        if (step < lastStep) {
            lastStep = 0;
            lastProduct = 1;
        }
        while (lastStep < step) {
            lastStep++;
            lastProduct *= momentum(lastStep);
        }
        return lastProduct;
    }
}
