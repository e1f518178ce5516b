package io.sparbiter.worker.network.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseTest {
    private static final float GREY = 0.5f;
    private static final int PIXELS = 1_000_000;

    /** Five standard deviations: a false alarm in two million seeds, and the seed is fixed. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-4, 0.01, 0.1, 0.5, 1})
    void pixelsTurnBlackAndWhiteAsOften(double rate) {
        float[] pixels = noisy(rate);
        double tolerance = 5 * Math.sqrt(rate / 2 * (1 - rate / 2) / PIXELS) + 1e-12;
        assertThat(share(pixels, 0)).isCloseTo(rate / 2, within(tolerance));
        assertThat(share(pixels, 1)).isCloseTo(rate / 2, within(tolerance));
        assertThat(share(pixels, GREY)).isCloseTo(1 - rate, within(2 * tolerance));
    }

    @Test
    void onlyTheImageItselfIsTouched() {
        float[] pixels = new float[7];
        Arrays.fill(pixels, GREY);
        new Noise(1, Draws.of(1, "noise", 1)).addTo(pixels, 2, 3, 1);
        assertThat(pixels).startsWith(GREY, GREY).endsWith(GREY, GREY);
        assertThat(Arrays.copyOfRange(pixels, 2, 5)).doesNotContain(GREY);
    }

    @Test
    void allChannelsOfAPixelTurnBlackOrWhiteTogether() {
        float[] values = new float[3 * 99];
        Arrays.fill(values, GREY);
        new Noise(0.5, Draws.of(1, "noise", 1)).addTo(values, 0, values.length, 3);
        assertThat(Arrays.copyOfRange(values, 0, 99)).contains(0, 1, GREY);
        assertThat(Arrays.copyOfRange(values, 99, 198)).isEqualTo(Arrays.copyOfRange(values, 0, 99));
        assertThat(Arrays.copyOfRange(values, 198, 297)).isEqualTo(Arrays.copyOfRange(values, 0, 99));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void theRateIsAProbability(double rate) {
        assertThatThrownBy(() -> new Noise(rate, Draws.of(1, "noise", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("noise is a probability, 0 to 1: " + rate);
    }

    private static float[] noisy(double rate) {
        float[] pixels = new float[PIXELS];
        Arrays.fill(pixels, GREY);
        new Noise(rate, Draws.of(1, "noise", 1)).addTo(pixels, 0, PIXELS, 1);
        return pixels;
    }

    private static double share(float[] pixels, float value) {
        int count = 0;
        for (float pixel : pixels) {
            count += pixel == value ? 1 : 0;
        }
        return (double) count / pixels.length;
    }
}
