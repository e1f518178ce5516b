package io.sparbiter.worker.network.layers;

import java.io.Serializable;
import java.util.List;

/**
 * A network as a list of layers: the one description that its Deeplearning4j configuration ({@link NetworkFactory}), its
 * {@link NetworkSummary} and every engine are made from. Knows no ND4J.
 *
 * <pre>{@code
 * var plan = NetworkPlan.of(hyperParameters, NetworkSettings.DEFAULT, ImageShape.of(images), new double[0]);
 * MultiLayerNetwork network = NetworkFactory.network(plan, seed);
 * }</pre>
 *
 * @param images that go in
 * @param layers from the images on: a normalization and a convolution, or a dense layer, first; softmax last
 * @param optimizer of all weights but running moments
 * @param learningRate of the first epoch
 * @param l1 penalty λ·Σ|w| on the weights of every convolution and dense layer, at least 0
 * @param l2 penalty λ·Σw², at least 0
 */
public record NetworkPlan(
        ImageShape images, List<LayerPlan> layers, Optimizer optimizer, double learningRate, double l1, double l2)
        implements Serializable {
    public NetworkPlan {
        layers = List.copyOf(layers);
    }

    /**
     * The network of a search's point: batch normalization, three times (convolution, max pooling, batch normalization),
     * one or two dense layers with dropout after the first, softmax.
     *
     * @param settings what all networks share; its penalties and dropout are those of the hyperparameters
     * @param classWeights of the training loss by class, empty for none
     * @throws IllegalArgumentException if pooling leaves nothing of the images
     */
    public static NetworkPlan of(
            HyperParameters parameters, NetworkSettings settings, ImageShape images, double[] classWeights) {
        if (!images.isPoolable()) {
            throw new IllegalArgumentException("Cannot build a network for images of " + images.width() + " x "
                    + images.height() + ": three poolings of 2 x 2 leave nothing of them");
        }
        var layers = new PlanBuilder(images);
        layers.addNormalization("batch_norm", settings);
        for (int i = 0; i < parameters.convolutions().size(); i++) {
            int number = i + 1;
            layers.addConvolution(
                    "conv_" + number,
                    "max_pool_" + number,
                    parameters.convolutions().get(i));
            layers.addNormalization("batch_norm_" + number, settings);
        }
        layers.addDense("dense_1", parameters.dense1Units());
        layers.addDropout("dropout", parameters.dropout());
        layers.addDense("dense_2", parameters.dense2Units());
        layers.addSoftmax("softmax", images.classes(), classWeights);
        return new NetworkPlan(
                images,
                layers.layers(),
                parameters.optimizer(),
                parameters.learningRate(),
                parameters.l1(),
                parameters.l2());
    }

    /**
     * A plain network to compare convolutional ones with: the image flattened, dense layers with ReLU, softmax, trained by
     * Adam; neither batch normalization nor dropout.
     *
     * @param units of the dense layers before the softmax, in their order
     * @param settings whose penalties it shares
     * @param classWeights of the training loss by class, empty for none
     */
    public static NetworkPlan dense(
            List<Integer> units,
            double learningRate,
            NetworkSettings settings,
            ImageShape images,
            double[] classWeights) {
        var layers = new PlanBuilder(images);
        for (int i = 0; i < units.size(); i++) {
            layers.addDense("dense_" + (i + 1), units.get(i));
        }
        layers.addSoftmax("softmax", images.classes(), classWeights);
        return new NetworkPlan(images, layers.layers(), Optimizer.ADAM, learningRate, settings.l1(), settings.l2());
    }

    /** The last layer. */
    public LayerPlan.Softmax last() {
        return (LayerPlan.Softmax) layers.get(layers.size() - 1);
    }

    /** All parameters in the order in which the network's vectors have them, without a gap. */
    public List<LayerPlan.Part> parts() {
        return layers.stream().flatMap(layer -> layer.parts().stream()).toList();
    }

    /** How many multiplications an image takes on its way through, those of convolutions and dense layers. */
    public long multiplications() {
        return layers.stream().mapToLong(LayerPlan::multiplications).sum();
    }

    /** How many numbers the network has, running moments among them. */
    public long parameters() {
        return parts().stream().mapToLong(part -> part.slice().length()).sum();
    }
}
