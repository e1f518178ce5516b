package io.sparbiter.worker.network.training;

import io.sparbiter.worker.network.engine.EpochEnd;
import java.util.function.BooleanSupplier;

/** Takes a network once through all training images, in this thread or in tasks of a cluster. */
@FunctionalInterface
public interface EpochTraining {
    /**
     * Trains an epoch at the network's present learning rate; the network then has the new weights.
     *
     * @param number of the epoch, from 1
     * @param cutShort asked between batches, or as often as can be: whether to end at once
     */
    EpochEnd train(int number, BooleanSupplier cutShort);
}
