package io.sparbiter.driver.network.model;

import io.sparbiter.search.trial.Objective;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.DataCache;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.training.TrainingSettings;
import io.sparbiter.worker.network.training.TrainingSettings.EarlyStoppingSettings;
import io.sparbiter.worker.network.training.TrainingSettings.PlateauSettings;

/** Recipes of a second, on a few hundred images. */
public final class Recipes {
    public static final DataSettings DATA = new DataSettings("mnist", 200, 300, 0, 100, 0, 1);

    private Recipes() {}

    /** The plain network for so many epochs, in one thread or in tasks of dl4j-spark. */
    public static ModelRecipe baseline(int epochs, boolean full, int tasks) {
        return baseline(epochs, full, tasks, false);
    }

    /** The same in tasks of our own. */
    public static ModelRecipe averaged(int epochs, int tasks) {
        return baseline(epochs, false, tasks, true);
    }

    private static ModelRecipe baseline(int epochs, boolean full, int tasks, boolean ownAveraging) {
        ModelChoice baseline = ModelChoice.baseline();
        return new ModelRecipe(
                baseline.origin(),
                baseline.parameters(),
                DATA,
                DataCache.get(DATA).fingerprint(),
                full,
                NetworkSettings.DEFAULT,
                new TrainingSettings(
                        epochs,
                        32,
                        0.001,
                        true,
                        1,
                        false,
                        new EarlyStoppingSettings(epochs, 0),
                        PlateauSettings.DEFAULT),
                full ? Objective.of(NetworkReports.TRAIN_LOSS) : NetworkReports.OBJECTIVE,
                7,
                tasks,
                ownAveraging);
    }
}
