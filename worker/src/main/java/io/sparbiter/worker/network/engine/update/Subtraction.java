package io.sparbiter.worker.network.engine.update;

/** No optimizer: what is given as a gradient is the step itself. */
final class Subtraction implements StepRule {
    @Override
    public void begin(int step, double rate) {
        // The same at every step.
    }

    @Override
    public void step(float[] weights, float[] gradients, float[] first, float[] second, int count) {
        for (int i = 0; i < count; i++) {
            weights[i] -= gradients[i];
        }
    }
}
