package io.sparbiter.worker.network.layers;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

/** What all our networks have in common. */
final class NetworkParts {
    private NetworkParts() {}

    /** Initial weights, penalties and optimizer. */
    static NeuralNetConfiguration.Builder common(HyperParameters hyperParameters, long seed) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .convolutionMode(ConvolutionMode.Same)
                .activation(Activation.IDENTITY)
                .weightInit(KerasSemantics.glorotNormal())
                .regularization(KerasSemantics.regularization(hyperParameters.l1(), hyperParameters.l2()))
                .updater(KerasSemantics.updater(hyperParameters.optimizer(), hyperParameters.learningRate()));
    }

    static DenseLayer dense(String name, int units) {
        return new DenseLayer.Builder()
                .name(name)
                .nOut(units)
                .activation(Activation.RELU)
                .build();
    }

    /** One probability a class. */
    static OutputLayer softmax(ImageShape shape, double[] classWeights) {
        return new OutputLayer.Builder(KerasSemantics.crossEntropy(classWeights))
                .name("softmax")
                .nOut(shape.classes())
                .activation(Activation.SOFTMAX)
                .build();
    }

    /** Deeplearning4j flattens them itself where a dense layer follows. */
    static InputType images(ImageShape shape) {
        return InputType.convolutional(shape.height(), shape.width(), shape.channels());
    }
}
