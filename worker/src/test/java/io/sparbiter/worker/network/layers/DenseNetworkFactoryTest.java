package io.sparbiter.worker.network.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DenseNetworkFactoryTest {
    private static final DenseNetworkFactory FACTORY = new DenseNetworkFactory(NetworkSettings.DEFAULT, Points.MNIST);

    private static MultiLayerNetwork network(NetworkSettings settings, Integer... units) {
        return new DenseNetworkFactory(settings, Points.MNIST).network(List.of(units), 0.001, new double[0], 1);
    }

    /** 784·128 + 128, 128·64 + 64, 64·10 + 10. */
    @Test
    void theStudysPlainNetworkHasItsThreeLayersAndNothingElse() {
        MultiLayerNetwork network = network(NetworkSettings.DEFAULT, 128, 64);
        assertThat(Arrays.stream(network.getLayers()).map(Layer::numParams)).containsExactly(100_480L, 8_256L, 650L);
    }

    @Test
    void itTakesImagesAndAnswersWithProbabilities() {
        INDArray output = network(NetworkSettings.DEFAULT, 8).output(Nd4j.rand(3, 1, 28, 28));
        assertThat(output.shape()).containsExactly(3, 10);
        assertThat(output.sum(1).toDoubleVector()).containsExactly(new double[] {1, 1, 1}, within(1e-6));
    }

    @Test
    void itSharesThePenaltiesOfTheOthers() {
        MultiLayerNetwork network = network(new NetworkSettings(0.1, 0.01, 0, 0.9, 1e-3), 4);
        double expected = 0;
        for (String name : List.of("0_W", "1_W")) {
            for (float weight : network.getParam(name).dup().data().asFloat()) {
                expected += 0.1 * Math.abs(weight) + 0.01 * weight * weight;
            }
        }
        assertThat(network.calcRegularizationScore(true)).isCloseTo(expected, within(1e-4));
    }

    @Test
    void weightsAreThoseOfTheSeed() {
        INDArray weights = FACTORY.network(List.of(8), 0.001, new double[0], 3).params();
        assertThat(FACTORY.network(List.of(8), 0.001, new double[0], 3).params())
                .isEqualTo(weights);
        assertThat(FACTORY.network(List.of(8), 0.001, new double[0], 4).params())
                .isNotEqualTo(weights);
    }
}
