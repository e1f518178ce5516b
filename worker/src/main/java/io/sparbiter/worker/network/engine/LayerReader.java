package io.sparbiter.worker.network.engine;

import io.sparbiter.worker.network.engine.onednn.LayerSpec;
import io.sparbiter.worker.network.engine.onednn.Parameters.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Reads the layers of Deeplearning4j's networks, if they are such as this project builds. */
final class LayerReader {
    private static final int[] ONE = {1, 1};
    private static final int[] TWO = {2, 2};

    private final Layer[] layers;
    private final List<LayerSpec> specs = new ArrayList<>();

    private LayerReader(MultiLayerNetwork network) {
        layers = network.getLayers();
    }

    /** The layers, or nothing if there is one that is unknown or in an unknown place. */
    static Optional<List<LayerSpec>> read(MultiLayerNetwork network) {
        var reader = new LayerReader(network);
        return reader.readAll() && reader.isInOrder() ? Optional.of(reader.specs) : Optional.empty();
    }

    private boolean readAll() {
        for (int i = 0; i < layers.length; i++) {
            if (configuration(i) instanceof SubsamplingLayer) {
                if (i == 0 || !(configuration(i - 1) instanceof ConvolutionLayer)) {
                    return false;
                }
                continue; // with its convolution
            }
            Optional<LayerSpec> spec = read(i);
            if (spec.isEmpty()) {
                return false;
            }
            specs.add(spec.get());
        }
        return true;
    }

    private boolean isInOrder() {
        boolean image = specs.size() > 2
                && specs.get(0) instanceof LayerSpec.Normalization
                && specs.get(1) instanceof LayerSpec.Convolution;
        boolean last = !specs.isEmpty() && specs.get(specs.size() - 1) instanceof LayerSpec.Softmax;
        return last && (image || specs.get(0) instanceof LayerSpec.Dense);
    }

    private Optional<LayerSpec> read(int index) {
        Object layer = configuration(index);
        if (layer instanceof BatchNormalization normalization) {
            return normalization(index, normalization);
        }
        if (layer instanceof ConvolutionLayer convolution) {
            return convolution(index, convolution);
        }
        if (layer instanceof DropoutLayer dropout) {
            return dropout.getIDropout() instanceof Dropout simple && simple.getPSchedule() == null
                    ? Optional.of(new LayerSpec.Dropout(simple.getP()))
                    : Optional.empty();
        }
        if (layer instanceof OutputLayer output) {
            return softmax(index, output);
        }
        return layer instanceof DenseLayer dense && isPlain(dense, ActivationReLU.class)
                ? dense(index, dense.hasBias()).map(LayerSpec.class::cast)
                : Optional.empty();
    }

    private Optional<LayerSpec> normalization(int index, BatchNormalization layer) {
        if (layer.isLockGammaBeta() || !layer.isUseLogStd() || !isPlain(layer, ActivationIdentity.class)) {
            return Optional.empty();
        }
        Slice gamma = slice(index, BatchNormalizationParamInitializer.GAMMA);
        return Optional.of(new LayerSpec.Normalization(
                new Slice(gamma.offset(), 2 * gamma.length()), // beta follows
                slice(index, BatchNormalizationParamInitializer.GLOBAL_MEAN),
                slice(index, BatchNormalizationParamInitializer.GLOBAL_LOG_STD),
                (float) layer.getEps(),
                layer.getDecay()));
    }

    private Optional<LayerSpec> convolution(int index, ConvolutionLayer layer) {
        boolean known = layer.hasBias()
                && layer.getConvolutionMode() == ConvolutionMode.Same
                && Arrays.equals(layer.getStride(), ONE)
                && Arrays.equals(layer.getDilation(), ONE)
                && isPlain(layer, ActivationReLU.class)
                && index + 1 < layers.length
                && configuration(index + 1) instanceof SubsamplingLayer pooling
                && isHalving(pooling);
        if (!known) {
            return Optional.empty();
        }
        int[] kernel = layer.getKernelSize();
        return Optional.of(new LayerSpec.Convolution(
                slice(index, DefaultParamInitializer.WEIGHT_KEY),
                slice(index, DefaultParamInitializer.BIAS_KEY),
                Math.toIntExact(layer.getNIn()),
                kernel[0],
                kernel[1]));
    }

    private static boolean isHalving(SubsamplingLayer layer) {
        return layer.getPoolingType() == PoolingType.MAX
                && layer.getConvolutionMode() == ConvolutionMode.Truncate
                && Arrays.equals(layer.getKernelSize(), TWO)
                && Arrays.equals(layer.getStride(), TWO)
                && Arrays.equals(layer.getPadding(), new int[2])
                && Arrays.equals(layer.getDilation(), ONE);
    }

    private Optional<LayerSpec> softmax(int index, OutputLayer layer) {
        if (!isPlain(layer, ActivationSoftmax.class) || !(layer.getLossFn() instanceof LossMCXENT loss)) {
            return Optional.empty();
        }
        List<Double> weights = loss.getWeights() == null
                ? List.of()
                : Arrays.stream(loss.getWeights()
                                .reshape(loss.getWeights().length())
                                .toDoubleVector())
                        .boxed()
                        .toList();
        return dense(index, layer.hasBias()).map(dense -> new LayerSpec.Softmax(dense, weights));
    }

    private Optional<LayerSpec.Dense> dense(int index, boolean hasBias) {
        if (!hasBias) {
            return Optional.empty();
        }
        INDArray weights = layers[index].getParam(DefaultParamInitializer.WEIGHT_KEY);
        // Column-major [inputs, outputs] in memory is row-major [outputs, inputs].
        return weights.ordering() == 'f'
                ? Optional.of(new LayerSpec.Dense(
                        slice(index, DefaultParamInitializer.WEIGHT_KEY),
                        slice(index, DefaultParamInitializer.BIAS_KEY),
                        Math.toIntExact(weights.size(0))))
                : Optional.empty();
    }

    /** Whether a layer does nothing but what its kind and activation say. */
    private static boolean isPlain(BaseLayer layer, Class<? extends IActivation> activation) {
        return activation.isInstance(layer.getActivationFn())
                && layer.getIDropout() == null
                && layer.getWeightNoise() == null
                && (layer.getConstraints() == null || layer.getConstraints().isEmpty());
    }

    private Slice slice(int layer, String parameter) {
        INDArray view = layers[layer].getParam(parameter);
        return new Slice(view.offset(), Math.toIntExact(view.length()));
    }

    private org.deeplearning4j.nn.conf.layers.Layer configuration(int index) {
        return layers[index].conf().getLayer();
    }
}
