package io.sparbiter.worker.network.engine.update;

/** Keras' Adadelta, see {@link io.sparbiter.worker.network.keras.KerasAdadelta}. */
final class AdadeltaRule implements StepRule {
    private final double rho;
    private final float epsilon;
    private float rate;

    AdadeltaRule(double rho, double epsilon) {
        this.rho = rho;
        this.epsilon = (float) epsilon;
    }

    @Override
    public void begin(int step, double learningRate) {
        rate = (float) learningRate;
    }

    @Override
    public float[] rates() {
        return new float[] {rate};
    }

    @Override
    public float[] constants() {
        return new float[] {(float) rho, (float) (1 - rho), (float) rho, (float) (1 - rho), epsilon};
    }

    @Override
    public void step(float[] weights, float[] gradients, float[] first, float[] second, int count) {
        float keep = (float) rho;
        float take = (float) (1 - rho);
        for (int i = 0; i < count; i++) {
            float gradient = gradients[i];
            float squares = keep * first[i] + take * gradient * gradient;
            float step = gradient * (float) Math.sqrt((second[i] + epsilon) / (squares + epsilon));
            first[i] = squares;
            second[i] = keep * second[i] + take * step * step;
            weights[i] -= rate * step;
        }
    }
}
