package io.sparbiter.worker.network.engine.cuda;

import io.sparbiter.worker.network.layers.LayerPlan;
import io.sparbiter.worker.network.layers.LayerPlan.Convolution;
import io.sparbiter.worker.network.layers.LayerPlan.Dense;
import io.sparbiter.worker.network.layers.LayerPlan.Dropout;
import io.sparbiter.worker.network.layers.LayerPlan.Normalization;
import io.sparbiter.worker.network.layers.LayerPlan.Softmax;
import java.util.ArrayList;
import java.util.List;

/** The nodes of a network's layers, from the images to what softmax is taken of. */
final class Nodes {
    private final Site site;
    private final List<Node> nodes = new ArrayList<>();
    private long draws;

    /** @param images of a batch */
    Nodes(List<LayerPlan> layers, Site site, int images) {
        this.site = site;
        layers.forEach(layer -> add(layer, images));
    }

    private void add(LayerPlan layer, int images) {
        boolean first = nodes.isEmpty();
        if (layer instanceof Normalization normalization) {
            nodes.add(new NormalizationNode(normalization, site, first));
        } else if (layer instanceof Convolution convolution) {
            nodes.add(new ConvolutionNode(convolution, site));
        } else if (layer instanceof Dense dense) {
            nodes.add(new DenseNode(dense, site, true, first));
        } else if (layer instanceof Softmax softmax) {
            nodes.add(new DenseNode(softmax.dense(), site, false, first));
        } else if (layer instanceof Dropout dropout && site.training()) {
            nodes.add(new DropoutNode(dropout, site, draws));
            draws += DropoutNode.draws(dropout, images);
        }
    }

    /** What dropout draws in a step. */
    long draws() {
        return draws;
    }

    Tensor addForward(Program program, Tensor images) {
        Tensor tensor = images;
        for (Node node : nodes) {
            tensor = node.forward(program, tensor);
        }
        return tensor;
    }

    void addBackward(Program program, Tensor lossGradient) {
        Tensor tensor = lossGradient;
        for (int i = nodes.size() - 1; i >= 0; i--) {
            tensor = nodes.get(i).backward(program, tensor);
        }
    }
}
