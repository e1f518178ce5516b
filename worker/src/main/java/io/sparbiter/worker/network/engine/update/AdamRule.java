package io.sparbiter.worker.network.engine.update;

/** Adam (Kingma and Ba, 2015) as Keras and ND4J have it: epsilon is added to the root of the uncorrected moment. */
final class AdamRule implements StepRule {
    private final double beta1;
    private final double beta2;
    private final float epsilon;
    private float rate;

    AdamRule(double beta1, double beta2, double epsilon) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = (float) epsilon;
    }

    @Override
    public void begin(int step, double learningRate) {
        rate = (float) (learningRate * Math.sqrt(1 - Math.pow(beta2, step)) / (1 - Math.pow(beta1, step)));
    }

    @Override
    public float[] rates() {
        return new float[] {rate};
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
            weights[i] -= rate * mean / ((float) Math.sqrt(squares) + epsilon);
        }
    }
}
