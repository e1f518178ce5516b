package io.sparbiter.worker.network.data.image;

import io.sparbiter.worker.network.data.storage.DataException;
import java.io.Serializable;

/** Images in a fixed order that can be read from any one on, also in another JVM. Any number of threads may read. */
public interface ImageSequence extends Serializable {
    /** How many there are. */
    int size();

    /**
     * Reads on from an image.
     *
     * @param first its position, 0 to {@code size()}
     * @throws DataException if the images cannot be read
     */
    ImageStream from(int first);
}
