package io.sparbiter.driver.network.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.picture.canvas.Canvas;
import io.sparbiter.driver.picture.canvas.Palette;
import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.driver.picture.canvas.Pixels;
import io.sparbiter.worker.network.data.DataSplit;
import io.sparbiter.worker.network.data.image.ImageSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataPicturesTest {
    private static final int SIDE = 4;
    /** Two of class 0, one of class 1, one of class 2. */
    private static final byte[] LABELS = {0, 0, 1, 2};

    /** Each image is black but for its first pixel. */
    private static ImageSet images() {
        byte[] pixels = new byte[LABELS.length * SIDE * SIDE];
        for (int i = 0; i < LABELS.length; i++) {
            pixels[i * SIDE * SIDE] = (byte) 255;
        }
        return ImageSet.of(pixels, LABELS, SIDE, SIDE, 3);
    }

    private static List<Picture> pictures() {
        ImageSet images = images();
        return DataPictures.of(new DataSplit(images, images, images, images.view(), "f"));
    }

    @Test
    void samplesAreSharpAndInTheLineOfTheirClass() {
        Pixels pixels = Pixels.of(pictures().get(0));
        int left = Canvas.MARGIN + 52 + 1; // the label and half of what the enlarged image leaves of its box
        assertThat(pixels.at(left + 2, Canvas.HEAD + 2)).isEqualTo(java.awt.Color.WHITE);
        assertThat(pixels.at(left + 20, Canvas.HEAD + 2)).isEqualTo(java.awt.Color.BLACK);
        assertThat(pixels.at(left + 58 + 20, Canvas.HEAD + 20)).isEqualTo(java.awt.Color.BLACK);
        assertThat(pixels.at(left + 58 + 20, Canvas.HEAD + 58 + 20)).isEqualTo(java.awt.Color.WHITE);
    }

    @Test
    void everyClassHasABarForEveryPartWithImages() {
        Pixels pixels = Pixels.of(pictures().get(1));
        assertThat(pixels.runs(Palette.BLUE, 480)).isEqualTo(3);
        assertThat(pixels.runs(Palette.ORANGE, 480)).isEqualTo(3);
        assertThat(pixels.count(Palette.GREEN)).isZero();
        // Half of the images are of class 0: only its bar is as high.
        assertThat(pixels.runs(Palette.BLUE, 200)).isEqualTo(1);
    }

    @Test
    void theRarerAClassTheHigherItsWeight() {
        Pixels pixels = Pixels.of(pictures().get(2));
        assertThat(pixels.runs(Palette.BLUE, 500)).isEqualTo(3);
        assertThat(pixels.runs(Palette.BLUE, 150)).isEqualTo(2);
    }

    @Test
    void dataOfManyClassesHavePictures() {
        byte[] labels = new byte[62];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) i;
        }
        ImageSet images = ImageSet.of(new byte[labels.length * SIDE * SIDE], labels, SIDE, SIDE, 62);
        assertThat(DataPictures.of(new DataSplit(images, images, images, images, "f")))
                .allSatisfy(picture -> assertThat(picture.image().getHeight()).isLessThan(1000));
    }
}
