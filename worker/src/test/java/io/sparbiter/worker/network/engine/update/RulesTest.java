package io.sparbiter.worker.network.engine.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.worker.network.layers.KerasSemantics;
import io.sparbiter.worker.network.layers.Optimizer;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/** Each rule's steps against ND4J's operations, which the optimizers' own tests hold against Keras'. */
class RulesTest {
    private static final int COUNT = 37;
    private static final double RATE = 0.01;

    @ParameterizedTest
    @EnumSource(names = {"ADAM", "NADAM", "ADADELTA"})
    void stepsAreThoseOfTheUpdater(Optimizer optimizer) {
        IUpdater config = KerasSemantics.updater(optimizer, RATE);
        GradientUpdater<?> updater = config.instantiate(Nd4j.zeros(1, 2 * COUNT), true);
        StepRule rule = Blocks.rule(config).orElseThrow();
        float[] weights = new float[COUNT];
        float[] first = new float[COUNT];
        float[] second = new float[COUNT];
        double[] expected = new double[COUNT];
        var random = new Random(1);
        for (int iteration = 0; iteration < 30; iteration++) {
            float[] gradient = gradient(random);
            INDArray step = Nd4j.createFromArray(gradient.clone());
            updater.applyUpdater(step, iteration, 0);
            rule.begin(iteration + 1, RATE);
            rule.step(weights, gradient, first, second, COUNT);
            for (int i = 0; i < COUNT; i++) {
                expected[i] -= step.getDouble(i);
                assertThat((double) weights[i]).isCloseTo(expected[i], within(1e-6 + 1e-4 * Math.abs(expected[i])));
            }
        }
    }

    private static float[] gradient(Random random) {
        float[] gradient = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            gradient[i] = (float) (random.nextGaussian() * Math.pow(10, i % 5 - 3));
        }
        return gradient;
    }
}
