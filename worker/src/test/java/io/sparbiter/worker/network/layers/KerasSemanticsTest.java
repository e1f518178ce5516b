package io.sparbiter.worker.network.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.regularization.Regularization;

class KerasSemanticsTest {
    @Test
    void aRateOfDroppingIsTurnedIntoOneOfKeeping() {
        assertThat(KerasSemantics.dropout(0.3).getP()).isEqualTo(0.7);
    }

    @Test
    void penaltiesAndTheirGradientsAreKeras() {
        INDArray weights = Nd4j.createFromArray(2f, -3f);
        List<Regularization> penalties = KerasSemantics.regularization(0.1, 0.01);
        double sum = penalties.stream().mapToDouble(p -> p.score(weights, 0, 0)).sum();
        assertThat(sum).isCloseTo(0.1 * 5 + 0.01 * 13, within(1e-6));
        INDArray gradient = Nd4j.createFromArray(1f, 1f);
        penalties.forEach(p -> p.apply(weights, gradient, 0.001, 0, 0));
        assertThat(gradient.toDoubleVector())
                .containsExactly(new double[] {1 + 0.1 + 0.02 * 2, 1 - 0.1 - 0.02 * 3}, within(1e-6));
    }

    @Test
    void withoutPenaltiesNothingIsComputed() {
        assertThat(KerasSemantics.regularization(0, 0)).isEmpty();
    }

    @Test
    void adamsEpsilonIsKeras() {
        assertThat(((Adam) KerasSemantics.updater(Optimizer.ADAM, 0.01)).getEpsilon())
                .isEqualTo(1e-7);
    }

    /** Momentum 0.75 keeps that much of the old running mean, which begins at 0. */
    @Test
    void momentumIsTheShareOfTheOldMean() {
        var settings = new NetworkSettings(0, 0, 0, 0.75, 1e-3);
        MultiLayerNetwork network =
                NetworkFactory.network(NetworkPlan.of(Points.small(2, 4), settings, Points.MNIST, new double[0]), 1);
        INDArray images = Nd4j.rand(DataType.FLOAT, 8, 1, 28, 28);
        network.fit(images, Nd4j.eye(10).castTo(DataType.FLOAT).getRows(0, 1, 2, 3, 4, 5, 6, 7));
        assertThat(network.getParam("0_mean").getDouble(0))
                .isCloseTo(0.25 * images.meanNumber().doubleValue(), within(1e-5));
    }
}
