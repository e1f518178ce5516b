package io.sparbiter.worker.network.layers;

import io.sparbiter.worker.network.device.NativeHelpers;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Builds Deeplearning4j's networks of plans. Input is [images, channels, height, width] of floats, output [images,
 * classes] of probabilities.
 */
public final class NetworkFactory {
    static {
        NativeHelpers.enable();
    }

    private NetworkFactory() {}

    /**
     * A network with initial weights. To be repeatable bit by bit it must be trained in the thread that calls this, as
     * ND4J's random numbers belong to a thread.
     *
     * @param seed of the initial weights
     */
    public static MultiLayerNetwork network(NetworkPlan plan, long seed) {
        var network = new MultiLayerNetwork(configuration(plan, seed));
        network.init();
        return network;
    }

    /**
     * The configuration of a network.
     *
     * @param seed of the initial weights
     */
    public static MultiLayerConfiguration configuration(NetworkPlan plan, long seed) {
        ListBuilder layers = common(plan, seed).list();
        plan.layers().forEach(layer -> add(layers, layer));
        ImageShape images = plan.images();
        // Deeplearning4j flattens them itself where a dense layer follows.
        return layers.setInputType(InputType.convolutional(images.height(), images.width(), images.channels()))
                .build();
    }

    /** Initial weights, penalties and optimizer. */
    private static NeuralNetConfiguration.Builder common(NetworkPlan plan, long seed) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .convolutionMode(ConvolutionMode.Same)
                .activation(Activation.IDENTITY)
                .weightInit(KerasSemantics.glorotNormal())
                .regularization(KerasSemantics.regularization(plan.l1(), plan.l2()))
                .updater(KerasSemantics.updater(plan.optimizer(), plan.learningRate()));
    }

    private static void add(ListBuilder layers, LayerPlan layer) {
        if (layer instanceof LayerPlan.Normalization normalization) {
            layers.layer(KerasSemantics.batchNormalization(normalization)
                    .name(layer.name())
                    .helperAllowFallback(false)
                    .build());
        } else if (layer instanceof LayerPlan.Convolution convolution) {
            addConvolution(layers, convolution);
        } else if (layer instanceof LayerPlan.Dense dense) {
            layers.layer(new DenseLayer.Builder()
                    .name(layer.name())
                    .nOut(dense.outputs())
                    .activation(Activation.RELU)
                    .build());
        } else if (layer instanceof LayerPlan.Dropout dropout) {
            layers.layer(new DropoutLayer.Builder()
                    .name(layer.name())
                    .dropOut(KerasSemantics.dropout(dropout.rate()))
                    .build());
        } else if (layer instanceof LayerPlan.Softmax softmax) {
            layers.layer(new OutputLayer.Builder(KerasSemantics.crossEntropy(softmax.classWeights()))
                    .name(layer.name())
                    .nOut(softmax.dense().outputs())
                    .activation(Activation.SOFTMAX)
                    .build());
        }
    }

    /** Where oneDNN fails, the trial fails: Deeplearning4j's own layers would go on, many times slower, in silence. */
    private static void addConvolution(ListBuilder layers, LayerPlan.Convolution convolution) {
        layers.layer(new ConvolutionLayer.Builder(convolution.kernel(), convolution.kernel())
                .name(convolution.name())
                .nOut(convolution.outputs())
                .activation(Activation.RELU)
                .helperAllowFallback(false)
                .build());
        layers.layer(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                .name(convolution.poolingName())
                .kernelSize(2, 2)
                .stride(2, 2)
                .convolutionMode(ConvolutionMode.Truncate)
                .helperAllowFallback(false)
                .build());
    }
}
