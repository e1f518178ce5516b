package io.sparbiter.worker.network.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.worker.network.keras.Reference.Stepper;
import io.sparbiter.worker.network.layers.KerasSemantics;
import io.sparbiter.worker.network.layers.Optimizer;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.FixedSchedule;

class KerasUpdatersTest {
    private static final double RATE = 0.001;

    static Stream<Arguments> optimizers() {
        return Stream.of(
                Arguments.of(Optimizer.ADAM, Reference.adam(RATE), Reference.adam(RATE)),
                Arguments.of(Optimizer.NADAM, Reference.nadam(RATE), Reference.nadam(RATE)),
                Arguments.of(Optimizer.ADADELTA, Reference.adadelta(RATE), Reference.adadelta(RATE)));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void stepsOnAConstantGradientAreKeras(Optimizer optimizer, Stepper keras, Stepper other) {
        GradientUpdater<?> updater = updater(optimizer, 2);
        for (int i = 0; i < 50; i++) {
            assertSteps(updater, i, 1, -0.01, keras, other);
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void stepsOnVaryingGradientsAreKeras(Optimizer optimizer, Stepper keras, Stepper other) {
        GradientUpdater<?> updater = updater(optimizer, 2);
        var random = new SplittableRandom(3);
        for (int i = 0; i < 300; i++) {
            assertSteps(updater, i, random.nextGaussian(), 1e-3 * random.nextGaussian(0.5, 1), keras, other);
        }
    }

    /** The figures of Keras itself, learning rate 0.001, gradient 1. */
    @Test
    void nadamsFirstStepsAreThosePublished() {
        GradientUpdater<?> updater = updater(Optimizer.NADAM, 1);
        assertThat(step(updater, 0, 1)[0]).isCloseTo(0.00106, within(5e-6));
        assertThat(step(updater, 1, 1)[0]).isCloseTo(0.00077, within(5e-6));
        assertThat(step(updater, 2, 1)[0]).isCloseTo(0.00071, within(5e-6));
    }

    /** As after a restored checkpoint, or a changed learning rate: ND4J then builds the updater anew. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void aNewUpdaterGoesOnFromTheStateOfAnother(Optimizer optimizer, Stepper keras, Stepper other) {
        INDArray state = Nd4j.create(DataType.FLOAT, 4);
        IUpdater config = KerasSemantics.updater(optimizer, RATE);
        GradientUpdater<?> first = config.instantiate(state, true);
        for (int i = 0; i < 5; i++) {
            assertSteps(first, i, 1, 2, keras, other);
        }
        GradientUpdater<?> second = config.instantiate(state, false);
        for (int i = 5; i < 10; i++) {
            assertSteps(second, i, -1, 0.5, keras, other);
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void theLearningRateCanBeSetAndMakesConfigurationsDiffer(Optimizer optimizer, Stepper keras, Stepper other) {
        IUpdater config = KerasSemantics.updater(optimizer, RATE);
        IUpdater changed = config.clone();
        assertThat(changed).isEqualTo(config).hasSameHashCodeAs(config);
        changed.setLrAndSchedule(RATE / 10, null);
        assertThat(changed).isNotEqualTo(config);
        assertThat(changed.getLearningRate(3, 1)).isEqualTo(RATE / 10);
        INDArray state = Nd4j.create(DataType.FLOAT, 2);
        assertThat(step(changed.instantiate(state, true), 0, 1)[0])
                .isCloseTo(keras.applyAsDouble(1) / 10, within(1e-9));
    }

    @Test
    void schedulesAreRefused() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> new KerasNadam(RATE).setLrAndSchedule(RATE, new FixedSchedule(RATE)))
                .withMessage("Cannot set a learning rate schedule: KerasNadam takes a rate only");
    }

    @Test
    void aForeignStateIsRefused() {
        GradientUpdater<?> updater = updater(Optimizer.ADADELTA, 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> updater.setState(Map.of("M", Nd4j.scalar(1f)), false))
                .withMessage("Cannot set the state of KerasAdadelta: it is [msg, msdx], not [M]");
    }

    private static GradientUpdater<?> updater(Optimizer optimizer, int parameters) {
        return KerasSemantics.updater(optimizer, RATE).instantiate(Nd4j.create(DataType.FLOAT, 2L * parameters), true);
    }

    private static void assertSteps(
            GradientUpdater<?> updater, int iteration, double first, double second, Stepper keras, Stepper other) {
        double[] steps = step(updater, iteration, first, second);
        // Single precision, the more so as 1 − 0.999 is taken in it.
        assertThat(steps[0]).isCloseTo(keras.applyAsDouble(first), within(2e-4 * RATE));
        assertThat(steps[1]).isCloseTo(other.applyAsDouble(second), within(2e-4 * RATE));
    }

    private static double[] step(GradientUpdater<?> updater, int iteration, double... gradients) {
        INDArray gradient = Nd4j.createFromArray(gradients).castTo(DataType.FLOAT);
        updater.applyUpdater(gradient, iteration, 0);
        return gradient.toDoubleVector();
    }
}
