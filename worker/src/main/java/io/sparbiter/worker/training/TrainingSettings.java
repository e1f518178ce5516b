package io.sparbiter.worker.training;

import io.sparbiter.worker.Problems;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a trial is trained. Values are not checked here, so that a reader of configuration can report all
 * {@link #problems()} at once.
 *
 * @param epochs the most epochs, at least 1
 * @param batch images a batch, at least 1
 * @param learningRate the first epoch's, positive
 * @param classWeights whether the training loss weighs classes by the inverse of their frequency
 * @param threads CPU threads of one trial, at least 1
 */
public record TrainingSettings(
        int epochs,
        int batch,
        double learningRate,
        boolean classWeights,
        int threads,
        EarlyStoppingSettings earlyStopping,
        PlateauSettings plateau)
        implements Serializable {
    public static final TrainingSettings DEFAULT =
            new TrainingSettings(20, 128, 0.001, true, 1, EarlyStoppingSettings.DEFAULT, PlateauSettings.DEFAULT);

    /** Message by setting, such as {@code training.batch}, in the order of the settings; empty if all is well. */
    public Map<String, String> problems() {
        var all = new LinkedHashMap<>(new Problems("training")
                .require(epochs >= 1, "epochs", epochs, "at least 1", DEFAULT.epochs)
                .require(batch >= 1, "batch", batch, "at least 1", DEFAULT.batch)
                .require(positive(learningRate), "learning_rate", learningRate, "above 0", DEFAULT.learningRate)
                .require(threads >= 1, "threads", threads, "at least 1", DEFAULT.threads)
                .found());
        all.putAll(earlyStopping.problems());
        all.putAll(plateau.problems());
        return all;
    }

    private static boolean positive(double value) {
        return value > 0 && Double.isFinite(value);
    }

    /**
     * Keras' {@code EarlyStopping}, best weights restored.
     *
     * @param patience epochs without improvement after which training ends, at least 1
     * @param minDelta an improvement is strictly more than this, at least 0
     */
    public record EarlyStoppingSettings(int patience, double minDelta) implements Serializable {
        public static final EarlyStoppingSettings DEFAULT = new EarlyStoppingSettings(10, 0);

        Map<String, String> problems() {
            return new Problems("training.early_stopping")
                    .require(patience >= 1, "patience", patience, "at least 1", DEFAULT.patience)
                    .require(minDelta >= 0, "min_delta", minDelta, "at least 0", DEFAULT.minDelta)
                    .found();
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

        Map<String, String> problems() {
            return new Problems("training.plateau")
                    .require(patience >= 1, "patience", patience, "at least 1", DEFAULT.patience)
                    .require(factor > 0 && factor < 1, "factor", factor, "above 0 and below 1", DEFAULT.factor)
                    .require(minDelta >= 0, "min_delta", minDelta, "at least 0", DEFAULT.minDelta)
                    .require(cooldown >= 0, "cooldown", cooldown, "at least 0", DEFAULT.cooldown)
                    .require(
                            minLearningRate >= 0,
                            "min_learning_rate",
                            minLearningRate,
                            "at least 0",
                            DEFAULT.minLearningRate)
                    .found();
        }
    }
}
