package io.sparbiter.driver.network.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.network.model.ModelRecipe;
import io.sparbiter.driver.network.model.ModelTraining;
import io.sparbiter.driver.network.model.Monitors;
import io.sparbiter.driver.network.model.Recipes;
import io.sparbiter.driver.network.model.TrainingDirectory;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.DataCache;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AveragedEpochsIT {
    private static final ModelRecipe RECIPE = Recipes.averaged(6, 2);

    @TempDir
    Path directory;

    private Outcome train(ModelTraining training, String name, TrialMonitor monitor) {
        TrainingDirectory place = TrainingDirectory.open(directory.resolve(name), RECIPE);
        try (var epochs = AveragedEpochs.open(RECIPE, training)) {
            return training.train(
                    monitor, place.checkpoints(training.backend()), trainer -> trainer.trainingBy(epochs));
        }
    }

    private static ModelTraining training() {
        return new ModelTraining(RECIPE, DataCache.get(RECIPE.data()), "1", () -> Instant.EPOCH);
    }

    @Test
    void twoTasksTrainOneNetworkAlsoAfterAnInterruption() {
        ModelTraining training = training();
        Outcome whole = train(training, "whole", Monitors.patient());
        assertThat(whole).isInstanceOf(Completed.class);
        assertThat(NetworkReports.valAccuracy(whole.history().get(5))).isGreaterThan(0.5);
        // Seven batches an epoch, four of them the busier task's.
        assertThat(training.network().getIterationCount()).isEqualTo(6 * 4);

        train(training(), "interrupted", Monitors.cancellingAfter(3));
        assertThat(train(training(), "interrupted", Monitors.patient()).history())
                .isEqualTo(whole.history());
    }
}
