package io.sparbiter.worker.network.layers;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.network.layers.LayerWeights.Dense;
import io.sparbiter.worker.network.layers.LayerWeights.Kernels;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class TrainedLayersTest {
    @Test
    void weightsAreTheNetworksInItsOrder() {
        MultiLayerNetwork network = NetworkFactory.network(Points.plan(Points.small(4, 16)), 1);
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
