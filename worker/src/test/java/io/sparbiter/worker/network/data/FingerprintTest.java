package io.sparbiter.worker.network.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.network.data.image.ClassNames;
import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.Source;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final DataSettings SETTINGS = new DataSettings("toy", 10, 5, 4, 3, 0, 1);
    private static final byte[] PIXELS = new byte[20];
    private static final byte[] LABELS = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1};

    /** Held here so that a change of format, of the split or of the draws cannot pass unnoticed; MNIST's was computed by another program, too. */
    @Test
    void isTheSameOnEveryMachine() {
        assertThat(of(PIXELS, LABELS, SETTINGS)).isEqualTo("5528d7a891d83479");
        assertThat(DataCache.get(DataSettings.DEFAULT).fingerprint()).isEqualTo("adf1d7ea18dd5f4f");
    }

    @Test
    void changesWithEveryPixelAndLabel() {
        Set<String> seen = new HashSet<>(Set.of(of(PIXELS, LABELS, SETTINGS)));
        for (int i = 0; i < 20; i++) {
            byte[] pixels = PIXELS.clone();
            pixels[i] = 1;
            assertThat(seen.add(of(pixels, LABELS, SETTINGS))).as("pixel " + i).isTrue();
            byte[] labels = LABELS.clone();
            labels[i] = (byte) (1 - labels[i]);
            assertThat(seen.add(of(PIXELS, labels, SETTINGS))).as("label " + i).isTrue();
        }
    }

    @Test
    void changesWithTheSplit() {
        assertThat(Set.of(
                        of(PIXELS, LABELS, SETTINGS),
                        of(PIXELS, LABELS, new DataSettings("toy", 9, 5, 4, 3, 0, 1)),
                        of(PIXELS, LABELS, new DataSettings("toy", 10, 4, 4, 3, 0, 1)),
                        of(PIXELS, LABELS, new DataSettings("toy", 10, 5, 3, 3, 0, 1)),
                        of(PIXELS, LABELS, new DataSettings("toy", 10, 5, 4, 2, 0, 1)),
                        of(PIXELS, LABELS, new DataSettings("toy", 10, 5, 4, 3, 0, 2))))
                .hasSize(6);
    }

    @Test
    void doesNotChangeWithNameOrNoise() {
        DataSettings other = new DataSettings("elsewhere", 10, 5, 4, 3, 0.5, 1);
        assertThat(of(PIXELS, LABELS, other)).isEqualTo(of(PIXELS, LABELS, SETTINGS));
    }

    @Test
    void tellsImagesOfAnotherShapeApart() {
        assertThat(of(ImageSet.of(new byte[120], LABELS, 2, 3, 2), SETTINGS))
                .isNotEqualTo(of(ImageSet.of(new byte[120], LABELS, 3, 2, 2), SETTINGS));
    }

    @Test
    void tellsColoursFromGrey() {
        assertThat(of(ImageSet.of(new byte[60], LABELS, 3, 1, 1, 2), SETTINGS))
                .isNotEqualTo(of(ImageSet.of(new byte[60], LABELS, 1, 3, 1, 2), SETTINGS))
                .isNotEqualTo(of(ImageSet.of(new byte[20], LABELS, 1, 1, 1, 2), SETTINGS));
    }

    /** Numbers without a gap are all alike: data.first_label was never part of it. */
    @Test
    void changesWithLabelsThatHaveGaps() {
        assertThat(Set.of(named(ClassNames.of(0, 1)), named(ClassNames.of(0, 2)), named(ClassNames.of(1, 3))))
                .hasSize(3);
        assertThat(named(ClassNames.of(4, 5))).isEqualTo(named(ClassNames.of(0, 1)));
    }

    private static String named(ClassNames names) {
        return of(ImageSet.owning(PIXELS, LABELS, new ImageFormat(1, 1, 1), names), SETTINGS);
    }

    private static String of(byte[] pixels, byte[] labels, DataSettings settings) {
        return of(ImageSet.of(pixels, labels, 1, 1, 2), settings);
    }

    private static String of(ImageSet images, DataSettings settings) {
        return new Splitter(settings)
                .split(new Source(images, Optional.empty()))
                .fingerprint();
    }
}
