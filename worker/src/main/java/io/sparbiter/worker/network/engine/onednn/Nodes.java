package io.sparbiter.worker.network.engine.onednn;

import io.sparbiter.worker.network.layers.LayerPlan;
import io.sparbiter.worker.network.layers.LayerPlan.Convolution;
import io.sparbiter.worker.network.layers.LayerPlan.Dense;
import io.sparbiter.worker.network.layers.LayerPlan.Dropout;
import io.sparbiter.worker.network.layers.LayerPlan.Normalization;
import io.sparbiter.worker.network.layers.LayerPlan.Softmax;
import java.util.List;

/** Makes the nodes that compute a layer. */
final class Nodes {
    private Nodes() {}

    static List<Node> of(Network network, int index, boolean training) {
        String name = "layer_" + index;
        LayerPlan layer = network.plan().layers().get(index);
        Parameters parameters = network.parameters();
        if (layer instanceof Convolution convolution) {
            return convolution(index, convolution, new ConvolutionKernel.Own(convolution, parameters), training);
        }
        if (layer instanceof Normalization normalization) {
            return List.of(new NormalizationNode(name, normalization, parameters, training));
        }
        if (layer instanceof Dense dense) {
            return List.of(new DenseNode(name, dense, parameters, true, false, training));
        }
        if (layer instanceof Dropout dropout) {
            return training ? List.of(new DropoutNode(dropout, network.random())) : List.of();
        }
        var softmax = (Softmax) layer;
        return List.of(new DenseNode(name, softmax.dense(), parameters, false, false, training));
    }

    static List<Node> convolution(int index, Convolution convolution, ConvolutionKernel kernel, boolean training) {
        String name = "layer_" + index;
        return List.of(
                new ConvolutionNode(name, convolution, kernel, training), new PoolingNode(name + ".pool", training));
    }
}
