package io.sparbiter.search.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.00000",
        "0.9713, 0.97130",
        "-3.2, -3.20000",
        "0.00012, 1.2000e-04",
        "999.5, 999.50000",
        "-1000.25, -1000.2500",
        "1602500, 1602500.0",
        "32821562.4, 32821562",
        "999999999, 999999999",
        "-3e9, -3.0000e+09",
        "NaN, NaN",
        "-Infinity, -Infinity"
    })
    void keepsAboutEightDigits(double value, String text) {
        assertThat(ScoreText.of(value, 5)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.97136, 0.9714", "1000000, 1000000"})
    void takesFewerDecimals(double value, String text) {
        assertThat(ScoreText.of(value, 4)).isEqualTo(text);
    }
}
