package io.sparbiter.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class DataSettingsTest {
    @Test
    void defaultsAreTheWholeOfMnist() {
        assertThat(DataSettings.DEFAULT).isEqualTo(new DataSettings("mnist", 54_000, 6_000, 10_000, 6_000, 0, 1));
    }

    @Test
    void defaultsAndBoundsHaveNoProblem() {
        assertThat(DataSettings.DEFAULT.problems()).isEmpty();
        assertThat(new DataSettings("x", 1, 1, 0, 1, 1, Long.MIN_VALUE).problems())
                .isEmpty();
    }

    @Test
    void everySettingOutOfRangeIsReportedAtOnce() {
        assertThat(new DataSettings(" ", 0, -1, -2, 0, 1.5, 0).problems())
                .containsExactly(
                        entry("data.source", "data.source must not be empty.\nMaybe you meant mnist, the default."),
                        entry("data.train", "data.train (0) must be at least 1.\nMaybe you meant 54000, the default."),
                        entry(
                                "data.validation",
                                "data.validation (-1) must be at least 1.\nMaybe you meant 6000, the default."),
                        entry("data.test", "data.test (-2) must be at least 0.\nMaybe you meant 10000, the default."),
                        entry(
                                "data.validate_on",
                                "data.validate_on (0) must be at least 1.\nMaybe you meant 6000, the default."),
                        entry("data.noise", "data.noise (1.5) must be 0 to 1.\nMaybe you meant 0, the default."));
    }

    @Test
    void scoringImagesAreValidationImages() {
        assertThat(new DataSettings("mnist", 10, 20, 0, 21, 0, 1).problems())
                .containsExactly(entry(
                        "data.validate_on",
                        "data.validate_on (21) must be at most data.validation (20).\n"
                                + "Maybe you meant 20, to score epochs on all validation images."));
    }

    @Test
    void noiseIsANumber() {
        assertThat(new DataSettings("mnist", 1, 1, 0, 1, Double.NaN, 1).problems())
                .containsExactly(
                        entry("data.noise", "data.noise (NaN) must be 0 to 1.\nMaybe you meant 0, the default."));
    }
}
