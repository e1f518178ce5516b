package io.sparbiter.worker.network.layers;

import io.sparbiter.worker.network.device.NativeHelpers;
import io.sparbiter.worker.network.layers.HyperParameters.Convolution;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;

/**
 * Builds the networks of a search: batch normalization, three times (convolution, max pooling, batch normalization), one
 * or two dense layers with dropout after the first, softmax. Input is [images, channels, height, width] of floats,
 * output [images, classes] of probabilities.
 *
 * @param settings what all networks share; its penalties and dropout are those of the hyperparameters
 * @param shape of the images
 */
public record NetworkFactory(NetworkSettings settings, ImageShape shape) {
    static {
        NativeHelpers.enable();
    }

    public NetworkFactory {
        if (!shape.isPoolable()) {
            throw new IllegalArgumentException("Cannot build a network for images of " + shape.height() + " x "
                    + shape.width() + ": three poolings of 2 x 2 leave nothing of them");
        }
    }

    /**
     * The configuration of a network.
     *
     * @param classWeights of the training loss by class, empty for none
     * @param seed of the initial weights
     */
    public MultiLayerConfiguration configuration(HyperParameters hyperParameters, double[] classWeights, long seed) {
        ListBuilder layers = NetworkParts.common(hyperParameters, seed).list();
        layers.layer(KerasSemantics.batchNormalization(settings)
                .name("batch_norm")
                .helperAllowFallback(false)
                .build());
        for (int i = 0; i < hyperParameters.convolutions().size(); i++) {
            addConvolution(layers, hyperParameters.convolutions().get(i), i + 1);
        }
        addDense(layers, hyperParameters);
        layers.layer(NetworkParts.softmax(shape, classWeights));
        return layers.setInputType(NetworkParts.images(shape)).build();
    }

    /**
     * A network with initial weights. To be repeatable bit by bit it must be trained in the thread that calls this, as
     * ND4J's random numbers belong to a thread.
     */
    public MultiLayerNetwork network(HyperParameters hyperParameters, double[] classWeights, long seed) {
        var network = new MultiLayerNetwork(configuration(hyperParameters, classWeights, seed));
        network.init();
        return network;
    }

    /** Where oneDNN fails, the trial fails: Deeplearning4j's own layers would go on, many times slower, in silence. */
    private void addConvolution(ListBuilder layers, Convolution convolution, int number) {
        layers.layer(new ConvolutionLayer.Builder(convolution.kernel(), convolution.kernel())
                .name("conv_" + number)
                .nOut(convolution.filters())
                .activation(Activation.RELU)
                .helperAllowFallback(false)
                .build());
        layers.layer(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                .name("max_pool_" + number)
                .kernelSize(2, 2)
                .stride(2, 2)
                .convolutionMode(ConvolutionMode.Truncate)
                .helperAllowFallback(false)
                .build());
        layers.layer(KerasSemantics.batchNormalization(settings)
                .name("batch_norm_" + number)
                .helperAllowFallback(false)
                .build());
    }

    private static void addDense(ListBuilder layers, HyperParameters hyperParameters) {
        layers.layer(NetworkParts.dense("dense_1", hyperParameters.dense1Units()));
        if (hyperParameters.dropout() > 0) {
            layers.layer(new DropoutLayer.Builder()
                    .name("dropout")
                    .dropOut(KerasSemantics.dropout(hyperParameters.dropout()))
                    .build());
        }
        if (hyperParameters.dense2Units() > 0) {
            layers.layer(NetworkParts.dense("dense_2", hyperParameters.dense2Units()));
        }
    }
}
