package io.sparbiter.worker.network.layers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads the weights of a network. */
public final class TrainedLayers {
    private TrainedLayers() {}

    /** The weights of every convolution, dense and output layer, from the input on; copies. */
    public static List<LayerWeights> weights(MultiLayerNetwork network) {
        return Arrays.stream(network.getLayers())
                .flatMap(layer -> weights(layer).stream())
                .toList();
    }

    private static Optional<LayerWeights> weights(org.deeplearning4j.nn.api.Layer layer) {
        String name = layer.conf().getLayer().getLayerName();
        INDArray values = layer.getParam(DefaultParamInitializer.WEIGHT_KEY);
        if (values == null) {
            return Optional.empty();
        }
        return Optional.of(
                values.rank() == 4
                        ? new LayerWeights.Kernels(name, kernels(values))
                        : new LayerWeights.Dense(name, values.toFloatMatrix()));
    }

    private static float[][][][] kernels(INDArray values) {
        int rows = (int) values.size(2);
        int columns = (int) values.size(3);
        float[] flat = values.dup('c').data().asFloat();
        float[][][][] kernels = new float[(int) values.size(0)][(int) values.size(1)][rows][columns];
        int next = 0;
        for (float[][][] filter : kernels) {
            for (float[][] channel : filter) {
                for (float[] row : channel) {
                    System.arraycopy(flat, next, row, 0, columns);
                    next += columns;
                }
            }
        }
        return kernels;
    }
}
