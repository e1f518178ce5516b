package io.sparbiter.worker.network.layers;

import io.sparbiter.worker.network.layers.LayerPlan.Dense;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Follows an image through the layers of a network and gives each its parameters, in the order of Deeplearning4j's
 * vectors: a convolution's bias comes before its weights, a dense layer's after.
 */
final class PlanBuilder {
    private final List<LayerPlan> layers = new ArrayList<>();
    private FeatureMaps maps;
    private int features;
    private long next;

    PlanBuilder(ImageShape images) {
        become(new FeatureMaps(images.channels(), images.height(), images.width()));
    }

    List<LayerPlan> layers() {
        return layers;
    }

    void addNormalization(String name, NetworkSettings settings) {
        long channels = maps.channels();
        layers.add(new LayerPlan.Normalization(
                name,
                maps,
                take(2 * channels),
                take(channels),
                take(channels),
                settings.batchNormEpsilon(),
                settings.batchNormMomentum()));
    }

    void addConvolution(String name, String poolingName, HyperParameters.Convolution convolution) {
        long weights = (long) convolution.kernel() * convolution.kernel() * maps.channels() * convolution.filters();
        var layer = new LayerPlan.Convolution(
                name, poolingName, maps, convolution.kernel(), take(convolution.filters()), take(weights));
        layers.add(layer);
        become(layer.output());
    }

    /** Adds a dense layer with ReLU; none if it has no units. */
    void addDense(String name, int units) {
        if (units > 0) {
            layers.add(dense(name, units));
        }
    }

    /** Adds dropout; none at a rate of 0. */
    void addDropout(String name, double rate) {
        if (rate > 0) {
            layers.add(new LayerPlan.Dropout(name, features, rate));
        }
    }

    void addSoftmax(String name, int classes, double[] classWeights) {
        layers.add(new LayerPlan.Softmax(
                dense(name, classes), Arrays.stream(classWeights).boxed().toList()));
    }

    private Dense dense(String name, int units) {
        int inputs = features;
        features = units;
        return new Dense(name, inputs, take((long) inputs * units), take(units));
    }

    private void become(FeatureMaps output) {
        maps = output;
        features = output.size();
    }

    private Slice take(long length) {
        var slice = new Slice(next, length);
        next += length;
        return slice;
    }
}
