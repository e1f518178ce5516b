package io.sparbiter.worker.network.layers;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.network.layers.LayerWeights.Dense;
import io.sparbiter.worker.network.layers.LayerWeights.Kernels;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class TrainedLayersTest {
    private static final NetworkFactory FACTORY = new NetworkFactory(NetworkSettings.DEFAULT, Points.MNIST);

    @Test
    void theSummaryIsTheOneOfTheParameters() {
        HyperParameters parameters = Points.small(4, 16);
        MultiLayerNetwork network = FACTORY.network(parameters, new double[0], 1);
        assertThat(TrainedLayers.summary(network, Points.MNIST)).isEqualTo(NetworkSummary.of(parameters, Points.MNIST));
    }

    @Test
    void aPlainNetworkHasASummaryToo() {
        MultiLayerNetwork network = new DenseNetworkFactory(NetworkSettings.DEFAULT, Points.MNIST)
                .network(List.of(128, 64), 0.001, new double[0], 1);
        NetworkSummary summary = TrainedLayers.summary(network, Points.MNIST);
        assertThat(summary.layers())
                .extracting(NetworkSummary.Layer::name)
                .containsExactly("flatten", "dense_1", "dense_2", "softmax");
        assertThat(summary.parameters()).isEqualTo(network.numParams());
    }

    @Test
    void weightsAreTheNetworksInItsOrder() {
        MultiLayerNetwork network = FACTORY.network(Points.small(4, 16), new double[0], 1);
        List<LayerWeights> weights = TrainedLayers.weights(network);
        assertThat(weights)
                .extracting(LayerWeights::layer)
                .containsExactly("conv_1", "conv_2", "conv_3", "dense_1", "softmax");
        INDArray convolution = network.getParam("4_W");
        float[][][][] kernels = ((Kernels) weights.get(1)).values();
        assertThat(kernels).hasDimensions(4, 4);
        assertThat(kernels[3][2][1][0]).isEqualTo(convolution.getFloat(3, 2, 1, 0));
        INDArray softmax = network.getOutputLayer().getParam("W");
        float[][] dense = ((Dense) weights.get(4)).values();
        assertThat(dense).hasDimensions(16, 10);
        assertThat(dense[15][7]).isEqualTo(softmax.getFloat(15, 7));
    }
}
