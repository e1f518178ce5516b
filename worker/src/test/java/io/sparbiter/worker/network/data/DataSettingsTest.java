package io.sparbiter.worker.network.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.data.image.SourceFormat;
import org.junit.jupiter.api.Test;

class DataSettingsTest {
    @Test
    void aFormatIsWholeAndNotNegative() {
        assertRefused(() -> format(3, 0, 0), "width must be given if and only if height is: 0");
        assertRefused(() -> format(-1, 0, 0), "height must be at least 0: -1");
        assertRefused(() -> format(0, 0, 256), "first_label must be 0 to 255: 256");
    }

    private static SourceFormat format(int height, int width, int firstLabel) {
        return new SourceFormat(height, width, 0, SourceFormat.Layout.UNSPECIFIED, false, firstLabel);
    }

    @Test
    void defaultsAreTheWholeOfMnist() {
        assertThat(DataSettings.DEFAULT).isEqualTo(new DataSettings("mnist", 54_000, 6_000, 10_000, 6_000, 0, 1));
    }

    @Test
    void boundsAreAllowed() {
        assertThat(new DataSettings("x", 1, 1, 0, 1, 1, Long.MIN_VALUE).noise()).isEqualTo(1);
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertRefused(() -> new DataSettings(" ", 1, 1, 0, 1, 0, 1), "a source has a name");
        assertRefused(() -> new DataSettings("x", 0, 1, 0, 1, 0, 1), "train must be at least 1: 0");
        assertRefused(() -> new DataSettings("x", 1, 0, 0, 1, 0, 1), "validation must be at least 1: 0");
        assertRefused(() -> new DataSettings("x", 1, 1, -1, 1, 0, 1), "test must be at least 0: -1");
        assertRefused(() -> new DataSettings("x", 1, 20, 0, 21, 0, 1), "validate_on must be 1 to validation: 21");
        assertRefused(() -> new DataSettings("x", 1, 1, 0, 0, 0, 1), "validate_on must be 1 to validation: 0");
        assertRefused(() -> new DataSettings("x", 1, 1, 0, 1, Double.NaN, 1), "noise must be 0 to 1: NaN");
    }

    private static void assertRefused(Runnable creation, String message) {
        assertThatThrownBy(creation::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
