package io.sparbiter.worker.evaluation;

import io.sparbiter.worker.network.Backend;
import io.sparbiter.worker.network.ImageShape;
import io.sparbiter.worker.network.NativeHelpers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A trained network in use: images in, probabilities out. For one thread, the one that made it. */
public final class Predictor implements AutoCloseable {
    /** Bytes that the largest layer's output may take; a few such arrays exist at once. */
    private static final long ACTIVATION_BYTES = 64L << 20;

    private final MultiLayerNetwork network;

    private Predictor(MultiLayerNetwork network) {
        this.network = network;
    }

    /**
     * A network of its own, computing with one CPU thread: the number of threads changes the sums, and predictors work
     * side by side.
     *
     * @param model a file of Deeplearning4j's {@link ModelSerializer}
     */
    public static Predictor of(byte[] model) {
        NativeHelpers.enable();
        Backend.useThreads(1);
        try {
            return new Predictor(ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(model), false));
        } catch (IOException e) {
            throw new UncheckedIOException("the model's file was read before", e);
        }
    }

    /**
     * The probabilities of images, one row an image, one column a class.
     *
     * @param features float [n, channels, height, width], 0 to 1; stays the caller's
     */
    public float[][] probabilities(INDArray features) {
        try (INDArray output = network.output(features, false)) {
            return output.toFloatMatrix();
        }
    }

    /** How many images to show at once, see {@link #batchSize(MultiLayerNetwork, int, int)}. */
    public int batchSize(ImageShape shape) {
        return batchSize(network, shape.height(), shape.width());
    }

    /**
     * As many images as the widest convolution allows, as if its output were of the images' size. The same network gets
     * the same batches everywhere, since a batch's size may change the last digits of its results.
     */
    public static int batchSize(MultiLayerNetwork network, int height, int width) {
        int filters = IntStream.range(0, network.getnLayers())
                .filter(i -> network.getLayer(i).type() == Layer.Type.CONVOLUTIONAL)
                .map(network::layerSize)
                .max()
                .orElse(1);
        long bytes = (long) filters * height * width * Float.BYTES;
        return (int) Math.max(16, Math.min(1000, ACTIVATION_BYTES / bytes));
    }

    /** Frees the network's native memory. */
    @Override
    public void close() {
        Backend.release(network);
    }
}
