package io.sparbiter.worker.network.evaluation;

import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.ImageStream;
import io.sparbiter.worker.network.device.Backend;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.engine.Engine;
import io.sparbiter.worker.network.engine.Engines;
import java.io.IOException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** A trained network in use: images in, probabilities out. For one thread, the one that made it. */
public final class Predictor implements AutoCloseable {
    private final MultiLayerNetwork network;
    private final Engine engine;

    private Predictor(MultiLayerNetwork network, Engine engine) {
        this.network = network;
        this.engine = engine;
    }

    /**
     * A network of its own, computing with one CPU thread: the number of threads changes the sums, and predictors work
     * side by side.
     *
     * @param device of the calling thread
     * @throws IllegalArgumentException if the file is not that of the plan's network
     */
    public static Predictor of(SavedNetwork saved, Device device) {
        Backend.useThreads(1);
        MultiLayerNetwork network = network(saved);
        return new Predictor(network, Engines.open(saved.plan(), network, device));
    }

    private static MultiLayerNetwork network(SavedNetwork saved) {
        try {
            return saved.read();
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot use the model's network: " + e.getMessage(), e);
        }
    }

    /**
     * The probabilities of images, one row an image, one column a class. The same images in the same call give the same
     * numbers on every machine of a kind; split among calls they may differ in their last digits, since a batch's size
     * may change the order of sums. Batches are as large as the engine's memory and caches like them.
     *
     * @param pixels of all images, see {@link ImageStream#next}
     */
    public float[][] probabilities(byte[] pixels, ImageFormat format) {
        // Their labels are not known, and nothing looks at them.
        byte[] labels = new byte[pixels.length / format.length()];
        ImageSet images = ImageSet.of(pixels, labels, format.channels(), format.height(), format.width(), 1);
        return engine.probabilities(images, () -> false).orElseThrow();
    }

    /** Frees what the engine holds, and the network's native memory. */
    @Override
    public void close() {
        engine.close();
        Backend.release(network);
    }
}
