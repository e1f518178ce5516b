package io.sparbiter.worker.network.engine.update;

/** An optimizer's step, number by number. */
interface StepRule {
    /** Takes what depends on the step alone: its number, from 1, and the learning rate. */
    void begin(int step, double rate);

    /** What {@link #begin} made of the step's number and the learning rate. */
    float[] rates();

    /** {@code keep1, take1, keep2, take2, epsilon}: the shares of moments that stay and of what comes in. */
    float[] constants();

    /**
     * Subtracts the step from the weights and updates the optimizer's state; all arrays are as long as {@code count} or
     * longer.
     *
     * @param gradients penalties included
     * @param first the first number of state of each weight
     * @param second the second
     */
    void step(float[] weights, float[] gradients, float[] first, float[] second, int count);
}
