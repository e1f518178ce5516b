package io.sparbiter.driver.network.distributed.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.network.model.ModelRecipe;
import io.sparbiter.driver.network.model.ModelTraining;
import io.sparbiter.driver.network.model.Monitors;
import io.sparbiter.driver.network.model.Recipes;
import io.sparbiter.driver.network.model.TrainingDirectory;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.DataCache;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParallelEpochsIT {
    private static final ModelRecipe RECIPE = Recipes.baseline(6, false, 2);

    @TempDir
    Path directory;

    private static ModelTraining training() {
        return new ModelTraining(RECIPE, DataCache.get(RECIPE.data()), "1", () -> Instant.EPOCH);
    }

    private Outcome train(ModelTraining training, String name, TrialMonitor monitor) {
        TrainingDirectory place = TrainingDirectory.open(directory.resolve(name), RECIPE);
        try (var epochs = ParallelEpochs.open(RECIPE, training)) {
            return training.train(
                    monitor, place.checkpoints(training.backend()), trainer -> trainer.trainingBy(epochs));
        }
    }

    @Test
    void twoTasksTrainOneNetworkThatLearns() {
        ModelTraining training = training();
        Outcome outcome = train(training, "learns", Monitors.patient());
        assertThat(outcome).isInstanceOf(Completed.class);
        assertThat(outcome.history()).extracting(Epoch::number).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(outcome.history())
                .extracting(NetworkReports::trainLoss)
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(NetworkReports.valAccuracy(outcome.history().get(5))).isGreaterThan(0.5);
        // Seven batches an epoch, four of them the busier task's.
        assertThat(training.network().getIterationCount()).isEqualTo(6 * 4);
    }

    @Test
    void aTrainingThatWasEndedGoesOnAsIfItHadNotBeen() {
        Outcome whole = train(training(), "whole", Monitors.patient());
        train(training(), "interrupted", Monitors.cancellingAfter(3));
        Outcome resumed = train(training(), "interrupted", Monitors.patient());
        assertThat(resumed.history()).isEqualTo(whole.history());
    }
}
