package io.sparbiter.driver.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenWidthTest {
    @ParameterizedTest
    @CsvSource({"0, 120", "40, 40", "80, 80", "300, 120", "1, 20", "-1, 120"})
    void aTerminalSaysHowWideATableMayBe(int terminal, int width) {
        assertThat(ScreenWidth.of(terminal)).isEqualTo(width);
    }
}
