package io.sparbiter.worker.network.data;

import io.sparbiter.worker.network.data.image.ImageFormat;

/**
 * Some images of a set and their labels, in arrays of their own.
 *
 * @param format of every image
 * @param pixels [n, channels, height, width], the last contiguous, 0 to 1
 * @param classes the label of each image, n in all
 */
@SuppressWarnings("ArrayRecordComponent") // a batch is consumed, never compared
public record Batch(ImageFormat format, float[] pixels, int[] classes) {
    /** The number of images. */
    public int size() {
        return classes.length;
    }
}
