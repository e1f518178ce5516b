package io.sparbiter.driver.network.prediction;

import io.sparbiter.worker.network.data.image.ImageSequence;
import java.util.function.Consumer;

/** A model at work, here or on a cluster. For one thread. */
public interface Predictions extends AutoCloseable {
    /**
     * Images that are predicted at once. The grid of these blocks is the same however the work is divided, and so are the
     * probabilities, to the last digit, on machines of one kind.
     */
    int BLOCK = 256;

    /**
     * Predicts all images.
     *
     * @param sink given the probabilities of the images in their order, block by block, a row for each image
     */
    void each(ImageSequence images, Consumer<float[][]> sink);

    @Override
    void close();
}
