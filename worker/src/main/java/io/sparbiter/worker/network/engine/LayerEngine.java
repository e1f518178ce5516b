package io.sparbiter.worker.network.engine;

import io.sparbiter.worker.network.data.Batch;
import io.sparbiter.worker.network.data.image.ImageSet;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j's own layers: on a GPU, and for whatever the other engine does not know. */
final class LayerEngine implements Engine {
    /** Bytes that the largest layer's output may take; a few such arrays are kept at once. */
    private static final long ACTIVATION_BYTES = 64L << 20;

    private final MultiLayerNetwork network;

    LayerEngine(MultiLayerNetwork network) {
        this.network = network;
    }

    /** ND4J's random numbers belong to the calling thread. */
    @Override
    public void seed(long seed) {
        Nd4j.getRandom().setSeed(seed);
    }

    @Override
    public double fit(Batch batch) {
        network.fit(batch.features(), batch.labels());
        return network.score();
    }

    @Override
    public float[][] output(Batch batch) {
        try (INDArray output = network.output(batch.features(), false)) {
            return output.toFloatMatrix();
        }
    }

    /** As many images as the widest convolution allows, as if its output were of the images' size. */
    @Override
    public int outputBatch(ImageSet images) {
        int filters = IntStream.range(0, network.getnLayers())
                .filter(i -> network.getLayer(i).type() == Layer.Type.CONVOLUTIONAL)
                .map(network::layerSize)
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
