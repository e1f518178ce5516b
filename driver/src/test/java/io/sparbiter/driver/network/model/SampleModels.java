package io.sparbiter.driver.network.model;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.image.Brightness;
import io.sparbiter.worker.network.layers.ImageShape;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.training.TrainingSettings;
import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class SampleModels {
    static final List<Epoch> HISTORY = List.of(
            NetworkReports.epoch(1, 0.9, 0.5, 0.85, 0.001, 1200),
            NetworkReports.epoch(2, 0.1 + 0.2, 0.25, 0.93, 1e-4, 1100));

    private SampleModels() {}

    static ModelRecipe recipe(ModelOrigin origin) {
        Map<String, Serializable> parameters = new LinkedHashMap<>();
        parameters.put("conv_1_filters", 4L);
        parameters.put("conv_1_kernel", 3L);
        parameters.put("learning_rate", 0.002);
        parameters.put("optimizer", "adam");
        return new ModelRecipe(
                origin,
                parameters,
                new DataSettings("mnist", 300, 200, 100, 150, 0, 3),
                "0123456789abcdef",
                false,
                NetworkSettings.DEFAULT,
                TrainingSettings.DEFAULT,
                NetworkReports.OBJECTIVE,
                5,
                0,
                false);
    }

    static ModelCard card(ModelOrigin origin) {
        return new ModelCard(
                ModelCard.FORMAT,
                "0.1.0",
                "nd4j-native 1.0.0-M2.1",
                Instant.parse("2026-11-27T08:00:00Z"),
                recipe(origin),
                new ImageShape(28, 28, 1, 10),
                1234,
                2,
                2,
                "trained all 2 epochs",
                Map.of("val_accuracy", 0.93),
                List.of("1", "2", "3", "4", "5", "6", "7", "8", "10", "11"),
                new Brightness(255, 0.8, 0.1, 0));
    }
}
