package io.sparbiter.driver.network.model;

import io.sparbiter.worker.network.training.EpochTraining;
import java.util.Optional;
import java.util.ServiceLoader;

/** Trains a recipe's network by several Spark tasks. Found by {@link ServiceLoader}, since not every build has one. */
public interface ParallelTraining {
    /** Starts Spark for a recipe of several tasks; to be closed. */
    Epochs open(ModelRecipe recipe, ModelTraining training);

    /** Trains epochs until it is closed. */
    interface Epochs extends EpochTraining, AutoCloseable {
        @Override
        void close();
    }

    /** That of this build, if it has one. */
    static Optional<ParallelTraining> ofThisBuild() {
        return ServiceLoader.load(ParallelTraining.class, ParallelTraining.class.getClassLoader())
                .findFirst();
    }
}
