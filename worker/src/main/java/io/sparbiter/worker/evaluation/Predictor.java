package io.sparbiter.worker.evaluation;

import io.sparbiter.worker.data.Batches;
import io.sparbiter.worker.data.ImageFormat;
import io.sparbiter.worker.data.ImageStream;
import io.sparbiter.worker.network.Backend;
import io.sparbiter.worker.network.Device;
import io.sparbiter.worker.network.NetworkFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
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
     * @param model the bytes of a {@link NetworkFile}
     * @param gpu the address of the GPU to compute on, if there is one, see {@link Device#use}
     */
    public static Predictor of(byte[] model, String gpu) {
        Device.current().use(gpu);
        Backend.useThreads(1);
        try {
            return new Predictor(NetworkFile.read(new ByteArrayInputStream(model)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the model's network: " + e.getMessage(), e);
        }
    }

    /**
     * The probabilities of images, one row an image, one column a class. The same images in the same call give the same
     * numbers on every machine of a kind; split among calls they may differ in their last digits, since a batch's size
     * changes the order of sums.
     *
     * @param pixels of all images, see {@link ImageStream#next}
     */
    public float[][] probabilities(byte[] pixels, ImageFormat format) {
        int images = pixels.length / format.length();
        int batch = batchSize(network, format.height(), format.width());
        float[][] probabilities = new float[images][];
        for (int first = 0; first < images; first += batch) {
            int size = Math.min(batch, images - first);
            byte[] shown = Arrays.copyOfRange(pixels, first * format.length(), (first + size) * format.length());
            System.arraycopy(output(shown, size, format), 0, probabilities, first, size);
        }
        return probabilities;
    }

    private float[][] output(byte[] pixels, int images, ImageFormat format) {
        try (INDArray features = Batches.features(pixels, images, format.channels(), format.height(), format.width());
                INDArray output = network.output(features, false)) {
            return output.toFloatMatrix();
        }
    }

    /** As many images as the widest convolution allows, as if its output were of the images' size. */
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
