package io.sparbiter.worker.network.training;

import static io.sparbiter.worker.Require.require;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * How a trial is trained.
 *
 * @param epochs the most epochs, at least 1
 * @param batch images a batch, at least 1
 * @param learningRate the first epoch's, positive
 * @param classWeights whether the training loss weighs classes by the inverse of their frequency
 * @param threads CPU threads of one trial, at least 1
 * @param tf32 whether a GPU that can, from Ampere on, may round what it multiplies to TF32's ten bits of fraction
 */
public record TrainingSettings(
        int epochs,
        int batch,
        double learningRate,
        boolean classWeights,
        int threads,
        boolean tf32,
        EarlyStoppingSettings earlyStopping,
        PlateauSettings plateau)
        implements Serializable {
    public static final TrainingSettings DEFAULT = new TrainingSettings(
            20, 128, 0.001, true, 1, false, EarlyStoppingSettings.DEFAULT, PlateauSettings.DEFAULT);

    public TrainingSettings {
        require(epochs >= 1, "epochs must be at least 1: ", epochs);
        require(batch >= 1, "batch must be at least 1: ", batch);
        require(
                learningRate > 0 && learningRate < Double.POSITIVE_INFINITY,
                "a learning rate is above 0: ",
                learningRate);
        require(threads >= 1, "threads must be at least 1: ", threads);
        requireNonNull(earlyStopping);
        requireNonNull(plateau);
    }

    /**
     * Keras' {@code EarlyStopping}, best weights restored.
     *
     * @param patience epochs without improvement after which training ends, at least 1
     * @param minDelta an improvement is strictly more than this, at least 0
     */
    public record EarlyStoppingSettings(int patience, double minDelta) implements Serializable {
        public static final EarlyStoppingSettings DEFAULT = new EarlyStoppingSettings(10, 0);

        public EarlyStoppingSettings {
            require(patience >= 1, "patience must be at least 1: ", patience);
            require(minDelta >= 0, "min_delta must be at least 0: ", minDelta);
        }
    }

    /**
     * Keras' {@code ReduceLROnPlateau}.
     *
     * @param patience epochs without improvement after which the rate is reduced, at least 1
     * @param factor of the reduction, above 0 and below 1
     * @param minDelta an improvement is more than this, at least 0
     * @param cooldown epochs to wait after a reduction, at least 0
     * @param minLearningRate the rate is never reduced below this, at least 0
     */
    public record PlateauSettings(int patience, double factor, double minDelta, int cooldown, double minLearningRate)
            implements Serializable {
        public static final PlateauSettings DEFAULT = new PlateauSettings(4, 0.1, 1e-4, 0, 0);

        public PlateauSettings {
            require(patience >= 1, "patience must be at least 1: ", patience);
            require(factor > 0 && factor < 1, "factor must be above 0 and below 1: ", factor);
            require(minDelta >= 0, "min_delta must be at least 0: ", minDelta);
            require(cooldown >= 0, "cooldown must be at least 0: ", cooldown);
            require(minLearningRate >= 0, "min_learning_rate must be at least 0: ", minLearningRate);
        }
    }
}
