package io.sparbiter.driver.config.guess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherBaseTest {
    @ParameterizedTest
    @CsvSource({"010, 8, 8", "-0_17, -15, 8", "0x1F, 31, 16", "+0xff, 255, 16", "0b101, 5, 2"})
    void itIsReadAsYamlReadsIt(String text, String value, int base) {
        assertThat(OtherBase.of(text)).contains(new OtherBase(value, base));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "0", "08", "0x", "0x_", "1:30", "2020-01-01", "-", ""})
    void otherTextsAreNone(String text) {
        assertThat(OtherBase.of(text)).isEmpty();
    }

    @Test
    void longOnesAreNotLookedAt() {
        assertThat(OtherBase.of("0" + "7".repeat(1_000_000))).isEmpty();
    }
}
