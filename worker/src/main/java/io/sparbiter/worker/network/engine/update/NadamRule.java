package io.sparbiter.worker.network.engine.update;

import io.sparbiter.worker.network.keras.MomentumSchedule;

/** Keras' Nadam, see {@link io.sparbiter.worker.network.keras.KerasNadam}. */
final class NadamRule implements StepRule {
    private final double beta1;
    private final double beta2;
    private final float epsilon;
    private final MomentumSchedule schedule;
    private float meanRate;
    private float gradientRate;
    private float correction;

    NadamRule(double beta1, double beta2, double epsilon) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = (float) epsilon;
        schedule = new MomentumSchedule(beta1);
    }

    @Override
    public void begin(int step, double rate) {
        double momentum = schedule.momentum(step);
        double next = schedule.momentum(step + 1);
        double product = schedule.product(step);
        meanRate = (float) (rate * next / (1 - product * next));
        gradientRate = (float) (rate * (1 - momentum) / (1 - product));
        correction = (float) (1 / Math.sqrt(1 - Math.pow(beta2, step)));
    }

    @Override
    public float[] rates() {
        return new float[] {meanRate, gradientRate, correction};
    }

    @Override
    public float[] constants() {
        return new float[] {(float) beta1, (float) (1 - beta1), (float) beta2, (float) (1 - beta2), epsilon};
    }

    @Override
    public void step(float[] weights, float[] gradients, float[] first, float[] second, int count) {
        float keep1 = (float) beta1;
        float take1 = (float) (1 - beta1);
        float keep2 = (float) beta2;
        float take2 = (float) (1 - beta2);
        for (int i = 0; i < count; i++) {
            float gradient = gradients[i];
            float mean = keep1 * first[i] + take1 * gradient;
            float squares = keep2 * second[i] + take2 * gradient * gradient;
            first[i] = mean;
            second[i] = squares;
            weights[i] -=
                    (meanRate * mean + gradientRate * gradient) / ((float) Math.sqrt(squares) * correction + epsilon);
        }
    }
}
