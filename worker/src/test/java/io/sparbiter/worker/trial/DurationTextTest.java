package io.sparbiter.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "PT2S, 2s",
        "PT8H, 8h",
        "PT90S, 1m30s",
        "PT36H, 1d12h",
        "P1DT2H3M4S, 1d2h3m4s",
        "PT1.5S, PT1.5S",
        "PT0S, PT0S",
    })
    void timesAreWrittenAsInSearchFiles(Duration time, String text) {
        assertThat(DurationText.of(time)).isEqualTo(text);
    }
}
