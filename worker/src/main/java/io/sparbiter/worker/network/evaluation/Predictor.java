package io.sparbiter.worker.network.evaluation;

import io.sparbiter.worker.network.data.Batch;
import io.sparbiter.worker.network.data.Batches;
import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.ImageStream;
import io.sparbiter.worker.network.device.Backend;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.engine.Engine;
import io.sparbiter.worker.network.layers.NetworkFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** A trained network in use: images in, probabilities out. For one thread, the one that made it. */
public final class Predictor implements AutoCloseable {
    private final MultiLayerNetwork network;
    private final Engine engine;

    private Predictor(MultiLayerNetwork network) {
        this.network = network;
        engine = Engine.of(network);
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
     * may change the order of sums. Batches are as large as the engine's memory and caches like them.
     *
     * @param pixels of all images, see {@link ImageStream#next}
     */
    public float[][] probabilities(byte[] pixels, ImageFormat format) {
        // Their labels are not known, and nothing looks at them.
        byte[] labels = new byte[pixels.length / format.length()];
        ImageSet images = ImageSet.of(pixels, labels, format.channels(), format.height(), format.width(), 1);
        var probabilities = new float[images.size()][];
        int done = 0;
        Batches batches = Batches.inOrder(images, engine.outputBatch(images));
        while (batches.hasNext()) {
            try (Batch batch = batches.next()) {
                System.arraycopy(engine.output(batch), 0, probabilities, done, batch.size());
                done += batch.size();
            }
        }
        return probabilities;
    }

    /** Frees what the engine holds, and the network's native memory. */
    @Override
    public void close() {
        engine.close();
        Backend.release(network);
    }
}
