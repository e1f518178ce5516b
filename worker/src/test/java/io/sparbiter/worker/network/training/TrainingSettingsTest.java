package io.sparbiter.worker.network.training;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.training.TrainingSettings.EarlyStoppingSettings;
import io.sparbiter.worker.network.training.TrainingSettings.PlateauSettings;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {
    private static TrainingSettings training(int epochs, int batch, double learningRate, int threads) {
        TrainingSettings usual = TrainingSettings.DEFAULT;
        return new TrainingSettings(
                epochs, batch, learningRate, true, threads, false, usual.earlyStopping(), usual.plateau());
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertRefused(() -> training(0, 1, 1, 1), "epochs must be at least 1: 0");
        assertRefused(() -> training(1, 0, 1, 1), "batch must be at least 1: 0");
        assertRefused(() -> training(1, 1, 0, 1), "a learning rate is above 0: 0.0");
        assertRefused(() -> training(1, 1, Double.NaN, 1), "a learning rate is above 0: NaN");
        assertRefused(() -> training(1, 1, 1, 0), "threads must be at least 1: 0");
    }

    @Test
    void whatIsOutOfRangeInEarlyStoppingIsRefused() {
        assertRefused(() -> new EarlyStoppingSettings(0, 0), "patience must be at least 1: 0");
        assertRefused(() -> new EarlyStoppingSettings(1, -1), "min_delta must be at least 0: -1.0");
    }

    @Test
    void whatIsOutOfRangeInThePlateauIsRefused() {
        assertRefused(() -> new PlateauSettings(0, 0.1, 0, 0, 0), "patience must be at least 1: 0");
        assertRefused(() -> new PlateauSettings(1, 1, 0, 0, 0), "factor must be above 0 and below 1: 1.0");
        assertRefused(() -> new PlateauSettings(1, 0.1, -1, 0, 0), "min_delta must be at least 0: -1.0");
        assertRefused(() -> new PlateauSettings(1, 0.1, 0, -1, 0), "cooldown must be at least 0: -1");
        assertRefused(() -> new PlateauSettings(1, 0.1, 0, 0, -1), "min_learning_rate must be at least 0: -1.0");
    }

    private static void assertRefused(Runnable creation, String message) {
        assertThatThrownBy(creation::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
