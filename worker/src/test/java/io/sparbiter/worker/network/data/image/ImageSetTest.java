package io.sparbiter.worker.network.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ImageSetTest {
    private static final byte[] PIXELS = {0, 1, 2, 3, 4, (byte) 255};
    private static final byte[] LABELS = {2, 0, 2};

    @Test
    void picturesAndLabelsBelongTogether() {
        ImageSet set = ImageSet.of(PIXELS, LABELS, 1, 2, 3);
        assertThat(set.size()).isEqualTo(3);
        assertThat(set.label(2)).isEqualTo(2);
        assertThat(set.image(2)).containsExactly(4, 255);
        assertThat(set.classCounts()).containsExactly(1, 0, 2);
    }

    @Test
    void aViewOfAViewIsInItsOwnOrder() {
        ImageSet view = ImageSet.of(PIXELS, LABELS, 1, 2, 3).view(2, 1).view(1, 0, 0);
        assertThat(view.size()).isEqualTo(3);
        assertThat(view.image(0)).containsExactly(2, 3);
        assertThat(view.image(1)).containsExactly(4, 255);
        assertThat(view.classCounts()).containsExactly(1, 0, 2);
        assertThat(view.classes()).isEqualTo(3);
    }

    @Test
    void twoPartsOfASourceMakeOne() {
        ImageSet set = ImageSet.of(PIXELS, LABELS, 1, 2, 3);
        ImageSet both = set.view(2).and(set.view(0, 1));
        assertThat(both.size()).isEqualTo(3);
        assertThat(both.image(0)).containsExactly(4, 255);
        assertThat(both.image(2)).containsExactly(2, 3);
        assertThatThrownBy(() -> set.and(ImageSet.of(PIXELS, LABELS, 1, 2, 3)))
                .hasMessage("the two are not parts of one source");
    }

    @Test
    void nothingFromOutsideChangesIt() {
        byte[] pixels = PIXELS.clone();
        ImageSet set = ImageSet.of(pixels, LABELS, 1, 2, 3);
        pixels[0] = 9;
        set.image(0)[1] = 9;
        assertThat(set.image(0)).containsExactly(0, 1);
    }

    @Test
    void colouredImagesHaveAllTheirChannels() {
        ImageSet set = ImageSet.of(PIXELS, new byte[] {0}, 3, 1, 2, 1);
        assertThat(set.channels()).isEqualTo(3);
        assertThat(set.image(0)).containsExactly(0, 1, 2, 3, 4, 255);
    }

    @Test
    void labelsAreUnsigned() {
        assertThat(ImageSet.of(new byte[1], new byte[] {-1}, 1, 1, 256).label(0))
                .isEqualTo(255);
    }

    @Test
    void pixelsMustFitTheImages() {
        assertThatThrownBy(() -> ImageSet.of(new byte[5], LABELS, 1, 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 images of 2 x 1 pixels do not make 5 bytes");
    }

    @Test
    void labelsMustBeBelowTheNumberOfClasses() {
        assertThatThrownBy(() -> ImageSet.of(PIXELS, LABELS, 1, 2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("label 2 is not below the number of classes, 2");
    }
}
