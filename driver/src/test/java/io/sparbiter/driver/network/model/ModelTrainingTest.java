package io.sparbiter.driver.network.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.DataCache;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.engine.Engine;
import io.sparbiter.worker.network.engine.Engines;
import io.sparbiter.worker.network.training.Validation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTrainingTest {
    @TempDir
    Path directory;

    private static ModelTraining training(ModelRecipe recipe) {
        return new ModelTraining(recipe, DataCache.get(recipe.data()), "1.2.3", () -> Instant.EPOCH);
    }

    private static Outcome train(ModelTraining training, TrainingDirectory place, TrialMonitor monitor) {
        return training.train(monitor, place.checkpoints(training.backend()), UnaryOperator.identity());
    }

    private static ModelDirectory finish(ModelTraining training, TrainingDirectory place, Outcome outcome) {
        Completed completed = (Completed) outcome;
        ModelCard card = training.card(completed, Monitors.patient()).orElseThrow();
        return place.finish(card, training.history(completed), training.network());
    }

    private ModelDirectory trained(ModelRecipe recipe, Path out) {
        TrainingDirectory place = TrainingDirectory.open(out, recipe);
        ModelTraining training = training(recipe);
        return finish(training, place, train(training, place, Monitors.patient()));
    }

    @Test
    void theModelIsWhatWasTrainedAndMeasuredOnAllValidationImages() {
        ModelDirectory model = trained(Recipes.baseline(3, false, 0), directory);
        ModelCard card = model.card();
        assertThat(card.recipe()).isEqualTo(Recipes.baseline(3, false, 0));
        assertThat(card.version()).isEqualTo("1.2.3");
        assertThat(card.backend()).contains("nd4j");
        assertThat(card.epochs()).isEqualTo(3);
        assertThat(model.history()).hasSize(3);
        assertThat(card.metrics().get("train_loss"))
                .isEqualTo(NetworkReports.trainLoss(model.history().get(card.bestEpoch() - 1)));
        try (Engine engine = Engines.open(card.plan(), model.network(), Device.here())) {
            Validation all = Validation.of(engine, DataCache.get(card.data()).validation(), () -> false)
                    .orElseThrow();
            assertThat(card.metrics()).containsEntry("val_accuracy", all.accuracy());
        }
        assertThat(directory.resolve("unfinished")).doesNotExist();
    }

    @Test
    void aTrainingThatWasEndedGoesOnToTheSameModel() {
        ModelRecipe recipe = Recipes.baseline(4, false, 0);
        Path interrupted = directory.resolve("interrupted");
        TrainingDirectory first = TrainingDirectory.open(interrupted, recipe);
        assertThat(first.hasBegun()).isFalse();
        Outcome stopped = train(training(recipe), first, Monitors.cancellingAfter(2));
        assertThat(stopped.history()).hasSize(2);
        assertThatThrownBy(() -> ModelDirectory.open(interrupted)).hasMessageContaining("its training has not ended");

        TrainingDirectory second = TrainingDirectory.open(interrupted, recipe);
        assertThat(second.hasBegun()).isTrue();
        ModelTraining training = training(recipe);
        ModelDirectory resumed = finish(training, second, train(training, second, Monitors.patient()));

        ModelDirectory whole = trained(recipe, directory.resolve("whole"));
        assertThat(resumed.history()).isEqualTo(whole.history());
        assertThat(resumed.card()).isEqualTo(whole.card());
        assertThat(resumed.network().params()).isEqualTo(whole.network().params());
    }

    @Test
    void afterTheLastEpochNothingIsTrainedAgain() {
        ModelRecipe recipe = Recipes.baseline(2, false, 0);
        train(training(recipe), TrainingDirectory.open(directory, recipe), Monitors.patient());
        Outcome again = train(training(recipe), TrainingDirectory.open(directory, recipe), Monitors.cancellingAfter(0));
        assertThat(again).isInstanceOf(Completed.class);
    }

    @Test
    void aFullModelTrainsOnAllAndKnowsNoValidation() {
        ModelTraining training = training(Recipes.baseline(2, true, 0));
        assertThat(training.split().train().size()).isEqualTo(500);
        TrainingDirectory place = TrainingDirectory.open(directory, Recipes.baseline(2, true, 0));
        ModelDirectory model = finish(training, place, train(training, place, Monitors.patient()));
        assertThat(model.card().metrics()).containsOnlyKeys("train_loss");
        assertThat(model.card().stopReason()).isEqualTo("trained all 2 epochs");
        assertThat(model.history()).extracting(NetworkReports::valAccuracy).containsOnly(Double.NaN);
    }

    @Test
    void aDirectoryIsOneTrainingsOnly() {
        TrainingDirectory.open(directory, Recipes.baseline(2, false, 0));
        assertThatThrownBy(() -> TrainingDirectory.open(directory, Recipes.baseline(3, false, 0)))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("it has the beginning of one trained otherwise")
                .hasMessageContaining("training.epochs was 2 and is 3")
                .hasMessageEndingWith("\nName another directory, or delete this one.");
    }

    @Test
    void aModelIsNotTrainedOver() {
        trained(Recipes.baseline(1, false, 0), directory);
        assertThat(TrainingDirectory.open(directory, Recipes.baseline(1, false, 0))
                        .complete())
                .isPresent();
        assertThatThrownBy(() -> TrainingDirectory.open(directory, Recipes.baseline(1, true, 0)))
                .hasMessageContaining("it has a model trained otherwise")
                .hasMessageContaining("full was false and is true");
    }

    @Test
    void anUnwritablePlaceIsRefused() {
        assertThatThrownBy(() -> TrainingDirectory.open(Path.of("/proc/model"), Recipes.baseline(1, false, 0)))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("Cannot write to --out (/proc/model)");
        assertThat(List.of(directory.toFile().list())).isEmpty();
    }
}
