package io.sparbiter.worker.network.engine.onednn;

import io.sparbiter.worker.network.layers.LayerPlan;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * A network to be computed.
 *
 * @param layers a normalization and a convolution, or a dense layer, first; softmax last
 * @param random what dropout draws from now
 */
record Network(List<LayerPlan> layers, Parameters parameters, Supplier<SplittableRandom> random) {
    Network {
        layers = List.copyOf(layers);
    }

    LayerPlan.Softmax last() {
        return (LayerPlan.Softmax) layers.get(layers.size() - 1);
    }
}
