package io.sparbiter.driver.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationFormatTest {
    @ParameterizedTest
    @CsvSource({
        "90s, PT90S",
        "4m, PT4M",
        "8h, PT8H",
        "1d, P1D",
        "1h30m, PT1H30M",
        "1D2H3M4S, P1DT2H3M4S",
        "PT4M, PT4M",
        "pt1.5s, PT1.5S",
        "0s, PT0S",
        "36h, PT36H"
    })
    void timesAreReadWithUnits(String text, Duration expected) {
        assertThat(DurationFormat.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "90", "1:30", "m", "30m1h", "1h 30m", "-4m", "1.5h", "9999999999s", "soon"})
    void anythingElseIsNoTime(String text) {
        assertThat(DurationFormat.parse(text)).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadBack() {
        for (Duration time : new Duration[] {
            Duration.ofSeconds(90), Duration.ofHours(36), Duration.ofMillis(1500), DurationFormat.LONGEST
        }) {
            assertThat(DurationFormat.parse(DurationFormat.format(time))).contains(time);
        }
        assertThat(DurationFormat.format(Duration.ofSeconds(93_784))).isEqualTo("1d2h3m4s");
    }
}
