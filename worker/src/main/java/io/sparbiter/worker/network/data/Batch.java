package io.sparbiter.worker.network.data;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Images and labels in ND4J's memory, owned by the caller who took the batch from its {@link Batches}: it may be kept,
 * changed or closed.
 *
 * @param features float [n, channels, height, width], 0 to 1
 * @param labels float [n, classes], one-hot
 * @param classes the label of each image, n in all
 */
@SuppressWarnings("ArrayRecordComponent") // a batch is consumed, never compared
public record Batch(INDArray features, INDArray labels, int[] classes) implements AutoCloseable {
    /** The number of images. */
    public int size() {
        return classes.length;
    }

    /** Frees native memory at once, which otherwise waits for the garbage collector. */
    @Override
    public void close() {
        features.close();
        labels.close();
    }
}
