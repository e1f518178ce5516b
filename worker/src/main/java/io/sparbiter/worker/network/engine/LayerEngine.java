package io.sparbiter.worker.network.engine;

import io.sparbiter.worker.network.data.Batch;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.device.Backend;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.layers.LayerPlan.Convolution;
import io.sparbiter.worker.network.layers.NetworkPlan;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j's own layers, for whatever the other engines do not know. */
final class LayerEngine extends BatchEngine {
    /** Bytes that the largest layer's output may take; a few such arrays are kept at once. */
    private static final long ACTIVATION_BYTES = 64L << 20;

    private final NetworkPlan plan;
    private final MultiLayerNetwork network;

    LayerEngine(NetworkPlan plan, MultiLayerNetwork network) {
        this.plan = plan;
        this.network = network;
    }

    /** Takes any network. */
    static final class Provider implements EngineProvider {
        @Override
        public String name() {
            return "layers";
        }

        @Override
        public boolean supports(NetworkPlan plan, Device device) {
            return true;
        }

        @Override
        public String backend(Device device) {
            return Backend.name();
        }

        @Override
        public Engine open(NetworkPlan plan, MultiLayerNetwork network, Device device) {
            return new LayerEngine(plan, network);
        }
    }

    /** ND4J's random numbers belong to the calling thread. */
    @Override
    void seed(long seed) {
        Nd4j.getRandom().setSeed(seed);
    }

    @Override
    double fit(Batch batch) {
        try (INDArray features = LayerArrays.features(batch);
                INDArray labels = LayerArrays.labels(batch, plan.images().classes())) {
            network.fit(features, labels);
            return network.score();
        }
    }

    @Override
    float[][] output(Batch batch) {
        try (INDArray features = LayerArrays.features(batch);
                INDArray output = network.output(features, false)) {
            return output.toFloatMatrix();
        }
    }

    /** As many images as the widest convolution allows, as if its output were of the images' size. */
    @Override
    int outputBatch(ImageSet images) {
        int filters = plan.layers().stream()
                .mapToInt(layer -> layer instanceof Convolution convolution ? convolution.outputs() : 1)
                .max()
                .orElse(1);
        long bytes = (long) filters * images.height() * images.width() * Float.BYTES;
        return (int) Math.max(16, Math.min(1000, ACTIVATION_BYTES / bytes));
    }

    @Override
    public double penalty() {
        return network.calcRegularizationScore(true);
    }

    @Override
    public void close() {
        // The network's memory is the caller's.
    }
}
