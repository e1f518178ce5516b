package io.sparbiter.worker.network.keras;

import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.updaters.AdaDeltaUpdater;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Keras' {@code Adadelta}: Zeiler's step (<a href="https://arxiv.org/abs/1212.5701">arXiv:1212.5701</a>) times a
 * learning rate, which ND4J's own lacks.
 */
public final class KerasAdadelta extends KerasUpdater {
    private final double rho;
    private final double epsilon;

    /** With Keras' rho of 0.95 and epsilon of 1e-7. */
    public KerasAdadelta(double learningRate) {
        this(learningRate, 0.95, 1e-7);
    }

    @JsonCreator
    public KerasAdadelta(
            @JsonProperty("learningRate") double learningRate,
            @JsonProperty("rho") double rho,
            @JsonProperty("epsilon") double epsilon) {
        super(learningRate);
        this.rho = rho;
        this.epsilon = epsilon;
    }

    public double rho() {
        return rho;
    }

    public double epsilon() {
        return epsilon;
    }

    @Override
    MomentsUpdater<KerasAdadelta> updater() {
        return new Updater(this);
    }

    @Override
    public KerasAdadelta clone() {
        return new KerasAdadelta(getLearningRate(0, 0), rho, epsilon);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KerasAdadelta that
                && getLearningRate(0, 0) == that.getLearningRate(0, 0)
                && rho == that.rho
                && epsilon == that.epsilon;
    }

    @Override
    public int hashCode() {
        return Objects.hash(getLearningRate(0, 0), rho, epsilon);
    }

    private static final class Updater extends MomentsUpdater<KerasAdadelta> {
        Updater(KerasAdadelta config) {
            super(config, "msg", "msdx");
        }

        @Override
        void step(INDArray gradient, INDArray squares, INDArray squaredSteps, double rate, int step) {
            KerasAdadelta config = getConfig();
            Nd4j.exec(new AdaDeltaUpdater(gradient, squares, squaredSteps, config.rho, config.epsilon));
            gradient.muli(rate);
        }
    }
}
