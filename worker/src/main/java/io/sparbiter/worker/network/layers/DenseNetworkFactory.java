package io.sparbiter.worker.network.layers;

import io.sparbiter.worker.network.device.NativeHelpers;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Builds plain networks to compare convolutional ones with: the image flattened, dense layers with ReLU, softmax; neither
 * batch normalization nor dropout. Input and output are those of {@link NetworkFactory}.
 *
 * @param settings whose penalties it shares
 * @param shape of the images
 */
public record DenseNetworkFactory(NetworkSettings settings, ImageShape shape) {
    static {
        NativeHelpers.enable();
    }

    /**
     * A network with initial weights, for the thread that calls this.
     *
     * @param units of the dense layers before the softmax, in their order
     * @param learningRate of Adam
     * @param classWeights of the training loss by class, empty for none
     * @param seed of the initial weights
     */
    public MultiLayerNetwork network(List<Integer> units, double learningRate, double[] classWeights, long seed) {
        ListBuilder layers = NetworkParts.common(common(learningRate), seed).list();
        for (int i = 0; i < units.size(); i++) {
            layers.layer(NetworkParts.dense("dense_" + (i + 1), units.get(i)));
        }
        layers.layer(NetworkParts.softmax(shape, classWeights));
        var network = new MultiLayerNetwork(
                layers.setInputType(NetworkParts.images(shape)).build());
        network.init();
        return network;
    }

    private HyperParameters common(double learningRate) {
        return new HyperParameters(List.of(), 0, 0, Optimizer.ADAM, learningRate, 0, settings.l1(), settings.l2(), 1);
    }
}
