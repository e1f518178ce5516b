package io.sparbiter.worker.network.engine;

import java.io.Serializable;

/** How an epoch's way through the training images ended. */
public sealed interface EpochEnd extends Serializable {
    /**
     * All images seen.
     *
     * @param loss Keras': a mean over the images that includes the penalties
     */
    record Done(double loss) implements EpochEnd {}

    /**
     * A batch had a loss that is not a number, or infinite.
     *
     * @param batch its number, from 1
     */
    record Diverged(double loss, int batch) implements EpochEnd {}

    /** Somebody asked to end at once. */
    record CutShort() implements EpochEnd {}
}
