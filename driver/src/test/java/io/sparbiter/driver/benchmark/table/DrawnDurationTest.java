package io.sparbiter.driver.benchmark.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrawnDurationTest {
    @Test
    void drawnDurationsDifferFromPointToPointOnly() {
        List<Duration> drawn =
                LongStream.range(0, 1_000).mapToObj(DrawnDuration::of).toList();
        assertThat(drawn)
                .isEqualTo(
                        LongStream.range(0, 1_000).mapToObj(DrawnDuration::of).toList())
                .allSatisfy(time -> assertThat(time).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(80)));
        assertThat(drawn.stream().distinct().count()).isGreaterThan(900);
    }
}
