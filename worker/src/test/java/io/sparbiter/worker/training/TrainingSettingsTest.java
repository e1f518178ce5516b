package io.sparbiter.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.training.TrainingSettings.EarlyStoppingSettings;
import io.sparbiter.worker.training.TrainingSettings.PlateauSettings;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {
    @Test
    void defaultsHaveNoProblem() {
        assertThat(TrainingSettings.DEFAULT.problems()).isEmpty();
    }

    @Test
    void everyValueOutOfRangeIsAProblem() {
        var settings = new TrainingSettings(
                0, 0, 0, true, 0, new EarlyStoppingSettings(0, -1), new PlateauSettings(0, 1, -1, -1, -1));
        assertThat(settings.problems())
                .containsOnlyKeys(
                        "training.epochs",
                        "training.batch",
                        "training.learning_rate",
                        "training.threads",
                        "training.early_stopping.patience",
                        "training.early_stopping.min_delta",
                        "training.plateau.patience",
                        "training.plateau.factor",
                        "training.plateau.min_delta",
                        "training.plateau.cooldown",
                        "training.plateau.min_learning_rate")
                .containsEntry(
                        "training.batch", "training.batch (0) must be at least 1.\nMaybe you meant 128, the default.");
    }
}
