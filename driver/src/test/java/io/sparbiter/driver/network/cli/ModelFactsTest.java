package io.sparbiter.driver.network.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.network.model.ModelCard;
import io.sparbiter.driver.network.model.ModelOrigin;
import io.sparbiter.driver.network.model.ModelRecipe;
import io.sparbiter.driver.network.trial.NetworkTrialType;
import io.sparbiter.driver.page.Fact;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.image.Brightness;
import io.sparbiter.worker.network.layers.ImageShape;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelFactsTest {
    private static final NetworkTrialType NETWORKS =
            NetworkTrialType.of(SearchConfigReader.trusting().readText("space: {a: [1]}", "test"), "test");
    private static final ModelRecipe RECIPE = new ModelRecipe(
            new ModelOrigin.OfTrial("study", 12),
            Map.of("optimizer", "adam"),
            NETWORKS.data(),
            "da7a",
            false,
            NETWORKS.network(),
            NETWORKS.training(),
            NetworkReports.OBJECTIVE,
            1,
            0,
            false);
    private static final ModelCard CARD = new ModelCard(
            ModelCard.FORMAT,
            "0.1.0",
            "nd4j-native",
            Instant.EPOCH,
            RECIPE,
            new ImageShape(28, 28, 1, 10),
            3_450_478,
            20,
            17,
            "trained all 20 epochs",
            Map.of("val_accuracy", 0.99),
            List.of(),
            Brightness.UNKNOWN);

    @Test
    void theyTellWhatTheModelIs() {
        assertThat(ModelFacts.of(CARD, "models/best"))
                .contains(
                        new Fact("Directory", "models/best"),
                        new Fact("Parameters of", "trial 12 of search study"),
                        new Fact("Parameters", "optimizer adam"),
                        new Fact("Weights", "3,450,478"),
                        new Fact("Trained at", "1970-01-01 00:00:00 UTC"),
                        new Fact("val_accuracy of the best epoch", "0.99000"));
    }
}
