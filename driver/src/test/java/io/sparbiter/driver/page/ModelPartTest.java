package io.sparbiter.driver.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.model.ModelCard;
import io.sparbiter.driver.model.ModelOrigin;
import io.sparbiter.driver.model.ModelRecipe;
import io.sparbiter.driver.network.trial.NetworkTrialType;
import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.layers.ImageShape;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelPartTest {
    private static final NetworkTrialType NETWORKS = NetworkTrialType.of(LandscapeRows.CONFIG, "test");
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
            0);
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
            Map.of("val_accuracy", 0.99));

    private static Picture noise(String name, int size) {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        for (int i = 0; i < size * size; i++) {
            image.setRGB(i % size, i / size, random.nextInt());
        }
        return new Picture(name, "Noise.", image);
    }

    private static ModelPart part(Picture... pictures) {
        return ModelPart.of(
                new ModelView("models/best", CARD, List.of(new Fact("Accuracy", "0.99000")), List.of(pictures)));
    }

    @Test
    void itTellsWhatTheModelIs() {
        assertThat(part().facts())
                .startsWith(new Fact("Accuracy", "0.99000"))
                .contains(
                        new Fact("Parameters of", "trial 12 of search study"),
                        new Fact("Parameters", "optimizer adam"),
                        new Fact("Weights", "3,450,478"),
                        new Fact("val_accuracy of the best epoch", "0.99000"));
    }

    @Test
    void picturesThatFitAreInIt() {
        ModelPart part = part(noise("a", 20), noise("b", 30));
        assertThat(part.pictures()).extracting(ModelPart.Image::name).containsExactly("a", "b");
        assertThat(part.pictures().get(0).png()).startsWith("iVBORw0KGgo");
        assertThat(part.leftOut()).isEmpty();
    }

    @Test
    void picturesThatWouldMakeThePageTooLargeAreNamedOnly() {
        ModelPart part = part(noise("small", 20), noise("large", 1_000), noise("other", 30));
        assertThat(part.pictures()).extracting(ModelPart.Image::name).containsExactly("small", "other");
        assertThat(part.leftOut()).containsExactly("large");
    }
}
