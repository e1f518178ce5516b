package io.sparbiter.driver.network.trial;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.CodecContract;
import io.sparbiter.worker.network.training.TrainingSettings;
import io.sparbiter.worker.network.training.TrainingSettings.EarlyStoppingSettings;
import io.sparbiter.worker.network.training.TrainingSettings.PlateauSettings;
import java.util.List;

class TrainingCodecTest extends CodecContract<TrainingSettings> {
    @Override
    public Codec<TrainingSettings> codec() {
        return TrainingCodec.TRAINING;
    }

    @Override
    public TrainingSettings usual() {
        return TrainingSettings.DEFAULT;
    }

    @Override
    public List<Example<TrainingSettings>> examples() {
        var full = new TrainingSettings(
                3,
                1000,
                1,
                false,
                2,
                true,
                new EarlyStoppingSettings(5, 0.001),
                new PlateauSettings(2, 0.5, 0.01, 1, 1e-6));
        return List.of(new Example<>(usual(), full, """
                epochs: 3
                batch: 1000
                learning_rate: 1.0
                class_weights: false
                threads: 2
                tf32: true
                early_stopping:
                  patience: 5
                  min_delta: 0.001
                plateau:
                  patience: 2
                  factor: 0.5
                  min_delta: 0.01
                  cooldown: 1
                  min_learning_rate: 1.0E-6
                """));
    }
}
