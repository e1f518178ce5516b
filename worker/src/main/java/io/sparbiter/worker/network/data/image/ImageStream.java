package io.sparbiter.worker.network.data.image;

import io.sparbiter.worker.network.data.storage.DataException;

/** Reads images one after another. For one thread. */
public interface ImageStream extends AutoCloseable {
    /**
     * The next images' pixels, unsigned, in a new array, one image after the other; an image is its channels one after
     * the other, each row by row.
     *
     * @param images at most as many as are left
     * @throws DataException if they cannot be read
     */
    byte[] next(int images);

    @Override
    void close();
}
