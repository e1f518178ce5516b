package io.sparbiter.worker.network.keras;

import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.Axpy;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Keras' {@code Nadam}: Dozat's Adam with Nesterov momentum, its momentum warmed up and both moments freed of their
 * bias; ND4J's own leaves the second moment's bias in, so that its first steps are some fifty times too long.
 */
public final class KerasNadam extends KerasUpdater {
    private final double beta1;
    private final double beta2;
    private final double epsilon;

    /** With Keras' betas of 0.9 and 0.999 and epsilon of 1e-7. */
    public KerasNadam(double learningRate) {
        this(learningRate, 0.9, 0.999, 1e-7);
    }

    @JsonCreator
    public KerasNadam(
            @JsonProperty("learningRate") double learningRate,
            @JsonProperty("beta1") double beta1,
            @JsonProperty("beta2") double beta2,
            @JsonProperty("epsilon") double epsilon) {
        super(learningRate);
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
    }

    public double beta1() {
        return beta1;
    }

    public double beta2() {
        return beta2;
    }

    public double epsilon() {
        return epsilon;
    }

    @Override
    MomentsUpdater<KerasNadam> updater() {
        return new Updater(this);
    }

    @Override
    public KerasNadam clone() {
        return new KerasNadam(getLearningRate(0, 0), beta1, beta2, epsilon);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KerasNadam that
                && getLearningRate(0, 0) == that.getLearningRate(0, 0)
                && beta1 == that.beta1
                && beta2 == that.beta2
                && epsilon == that.epsilon;
    }

    @Override
    public int hashCode() {
        return Objects.hash(getLearningRate(0, 0), beta1, beta2, epsilon);
    }

    /**
     * The step at time t is rate·(A·m + B·g) / (√(v / (1 − β₂ᵗ)) + ε), where m and v are Adam's moments, with
     * A = μₜ₊₁ / (1 − Πμₜ₊₁) and B = (1 − μₜ) / (1 − Πμₜ). As m = β₁·m' + (1 − β₁)·g, the bracket is (A + B) times
     * β·m' + (1 − β)·g with β = A·β₁ / (A + B): ND4J's Adam step with β in place of β₁. Four operations over all
     * parameters instead of ten.
     */
    private static final class Updater extends MomentsUpdater<KerasNadam> {
        private final MomentumSchedule schedule;

        Updater(KerasNadam config) {
            super(config, "M", "V");
            schedule = new MomentumSchedule(config.beta1);
        }

        @Override
        void step(INDArray gradient, INDArray mean, INDArray squares, double rate, int step) {
            KerasNadam config = getConfig();
            double a = schedule.momentum(step + 1) / (1 - schedule.product(step) * schedule.momentum(step + 1));
            double b = (1 - schedule.momentum(step)) / (1 - schedule.product(step));
            double beta = a * config.beta1 / (a + b);
            // Adam's operation divides by 1 − βᵗ and adds epsilon to the square root before its bias is corrected.
            double adamRate = rate * (a + b) * (1 - Math.pow(beta, step));
            double adamEpsilon = config.epsilon * Math.sqrt(1 - Math.pow(config.beta2, step));

            INDArray nextMean = gradient.mul(1 - config.beta1);
            Nd4j.exec(new Axpy(mean, nextMean, nextMean, config.beta1));
            Nd4j.exec(new AdamUpdater(gradient, squares, mean, adamRate, beta, config.beta2, adamEpsilon, step - 1));
            mean.assign(nextMean);
        }
    }
}
