package io.sparbiter.worker.network.layers;

import io.sparbiter.worker.network.layers.NetworkSummary.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads from a network its weights, and its layers as Keras would list them. */
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

    /** Its layers, their outputs and how many weights each has, as {@link NetworkSummary#of} tells of a network to be. */
    public static NetworkSummary summary(MultiLayerNetwork network, ImageShape shape) {
        List<Layer> layers = new ArrayList<>();
        InputType type = InputType.convolutional(shape.height(), shape.width(), shape.channels());
        for (int i = 0; i < network.getnLayers(); i++) {
            InputPreProcessor flatten = network.getLayerWiseConfigurations().getInputPreProcess(i);
            if (flatten != null) {
                type = flatten.getOutputType(type);
                layers.add(new Layer("flatten", "Flatten", output(type), 0, 0));
            }
            type = network.getLayer(i).conf().getLayer().getOutputType(i, type);
            layers.add(layer(network.getLayer(i), output(type)));
        }
        return new NetworkSummary(layers);
    }

    private static Layer layer(org.deeplearning4j.nn.api.Layer layer, List<Integer> output) {
        var configuration = layer.conf().getLayer();
        long all = layer.numParams();
        // A batch normalization learns two numbers a channel, and counts mean and variance.
        long counted = configuration instanceof BatchNormalization ? all / 2 : 0;
        return new Layer(configuration.getLayerName(), type(configuration), output, all - counted, counted);
    }

    private static List<Integer> output(InputType type) {
        if (type instanceof InputType.InputTypeConvolutional image) {
            return List.of((int) image.getChannels(), (int) image.getHeight(), (int) image.getWidth());
        }
        return List.of((int) type.arrayElementsPerExample());
    }

    /** Keras' word. */
    private static String type(org.deeplearning4j.nn.conf.layers.Layer layer) {
        if (layer instanceof ConvolutionLayer) {
            return "Conv2D";
        }
        if (layer instanceof SubsamplingLayer) {
            return "MaxPooling2D";
        }
        if (layer instanceof BatchNormalization) {
            return "BatchNormalization";
        }
        return layer instanceof DropoutLayer ? "Dropout" : "Dense";
    }
}
