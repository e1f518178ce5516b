package io.sparbiter.driver.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.picture.canvas.Picture;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelPartTest {
    private static Picture noise(String name, int size) {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        for (int i = 0; i < size * size; i++) {
            image.setRGB(i % size, i / size, random.nextInt());
        }
        return new Picture(name, "Noise.", image);
    }

    private static ModelPart part(Picture... pictures) {
        return ModelPart.of(new ModelView(List.of(new Fact("Accuracy", "0.99000")), List.of(pictures)));
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
