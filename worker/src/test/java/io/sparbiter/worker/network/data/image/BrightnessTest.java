package io.sparbiter.worker.network.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrightnessTest {
    private static final ImageFormat COLOURED = new ImageFormat(1, 2, 2);

    @Test
    void valuesAreCounted() {
        byte[] pixels = {0, 63, 64, (byte) 191, (byte) 192, (byte) 255, 0, 0};
        assertThat(Brightness.of(pixels, COLOURED)).isEqualTo(new Brightness(255, 0.5, 0.25, 0));
    }

    /** Each channel has one value. */
    @Test
    void anImageOfOneColourIsPlain() {
        assertThat(Brightness.of(new byte[] {7, 7, 9, 9, 7, 9, 7, 9}, COLOURED).plain())
                .isEqualTo(0.5);
    }

    @Test
    void aSetIsAsItsPixelsAre() {
        byte[] pixels = {1, 1, 0, 0, 0, 0, 0, 1};
        assertThat(Brightness.of(ImageSet.of(pixels, new byte[2], 2, 2, 1)))
                .isEqualTo(Brightness.of(pixels, new ImageFormat(2, 2, 1)));
        assertThat(Brightness.of(pixels, COLOURED).lacksWhite()).isTrue();
    }

    @Test
    void whatIsDarkWhereOthersAreLightIsInverted() {
        var digits = new Brightness(255, 0.8, 0.12, 0);
        assertThat(new Brightness(255, 0.12, 0.8, 0).isInverted(digits, 0.7)).isTrue();
        assertThat(new Brightness(255, 0.6, 0.3, 0).isInverted(digits, 0.3)).isFalse();
    }
}
