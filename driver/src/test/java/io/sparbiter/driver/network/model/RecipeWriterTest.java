package io.sparbiter.driver.network.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.config.yaml.ConfigOverride;
import io.sparbiter.driver.network.trial.NetworkTrialType;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.worker.network.NetworkReports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RecipeWriterTest {
    private static final ModelChoice TRIAL = new ModelChoice(
            new ModelOrigin.OfTrial("study", 3),
            Map.of("optimizer", "adam"),
            OptionalLong.of(99),
            OptionalInt.of(7),
            Optional.of("f00"));

    private static SearchConfig config(String... settings) {
        return SearchConfigReader.trusting()
                .read(
                        Path.of("../conf/searches/study.yaml"),
                        List.of(settings).stream().map(ConfigOverride::set).toList());
    }

    private static NetworkTrialType networks(String... settings) {
        return NetworkTrialType.of(config(settings), "test");
    }

    private static ModelRecipe recipe(ModelChoice choice, boolean hasEpochs, boolean full, String... settings) {
        return new RecipeWriter(config(settings), networks(settings), "f00", hasEpochs, false)
                .recipe(choice, full, 0, false);
    }

    @Test
    void aTrialKeepsItsSeedUnlessAnotherIsGiven() {
        assertThat(recipe(TRIAL, false, false, "seed=5").seed()).isEqualTo(99);
        assertThat(new RecipeWriter(config("seed=5"), networks(), "f00", false, true)
                        .recipe(TRIAL, false, 0, false)
                        .seed())
                .isEqualTo(5);
        assertThat(recipe(ModelChoice.baseline(), false, false, "seed=5").seed())
                .isEqualTo(5);
        assertThat(recipe(ModelChoice.baseline(), false, false).seed()).isEqualTo(1);
    }

    @Test
    void settingsAreTheConfigurations() {
        ModelRecipe recipe = recipe(TRIAL, false, false, "training.epochs=12", "objective=val_loss");
        assertThat(recipe.training()).isEqualTo(networks("training.epochs=12").training());
        assertThat(recipe.objective()).isEqualTo(Objective.of(NetworkReports.VAL_LOSS));
        assertThat(recipe.trainedOn()).isEqualTo("train");
        assertThat(recipe.images()).isEqualTo(6_000);
        assertThat(recipe.batches()).isEqualTo(47);
    }

    @Test
    void aFullModelTrainsForTheTrialsBestEpochAndIsNotStopped() {
        ModelRecipe recipe = recipe(TRIAL, false, true, "training.early_stopping.patience=2");
        assertThat(recipe.training().epochs()).isEqualTo(7);
        assertThat(recipe.training().earlyStopping().patience()).isEqualTo(7);
        assertThat(recipe.objective()).isEqualTo(Objective.of(NetworkReports.TRAIN_LOSS));
        assertThat(recipe.trainedOn()).isEqualTo("train+validation");
        assertThat(recipe.images()).isEqualTo(60_000);
        assertThat(recipe(TRIAL, true, true, "training.epochs=12").training().epochs())
                .isEqualTo(12);
    }

    @Test
    void aFullModelOfUnknownLengthIsRefused() {
        assertThatThrownBy(() -> recipe(ModelChoice.baseline(), false, true))
                .isInstanceOf(ResultsException.class)
                .hasMessageStartingWith("Cannot train --full without --epochs: ")
                .hasMessageContaining("\nTrain without --full first");
    }
}
