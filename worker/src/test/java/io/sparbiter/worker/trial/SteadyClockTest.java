package io.sparbiter.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Instant timeOfDay = NOON;
    /** Close to its overflow. */
    private long nanos = Long.MAX_VALUE - 5;

    private final SteadyClock clock = new SteadyClock(() -> timeOfDay, () -> nanos);

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void itBeginsWithTheTimeOfDay() {
        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(Duration.between(Instant.now(), SteadyClock.start().instant())
                        .abs())
                .isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void itGoesByTheTimeThatPassesWhereverTheTimeOfDayIsSet() {
        timeOfDay = NOON.minus(Duration.ofHours(1));
        pass(Duration.ofSeconds(3));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3));

        timeOfDay = NOON.plus(Duration.ofDays(1));
        pass(Duration.ofMillis(4));
        assertThat(clock.millis()).isEqualTo(NOON.plusMillis(3004).toEpochMilli());
    }

    @Test
    void aTrialsTimeIsUpThoughTheTimeOfDayIsSetBack() {
        var stopwatch = new Stopwatch(new TimeLimit(Duration.ofSeconds(10)), clock);
        stopwatch.start(List.of());
        timeOfDay = NOON.minus(Duration.ofHours(1));
        pass(Duration.ofSeconds(9));
        assertThat(stopwatch.isOver()).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(stopwatch.isOver()).isTrue();
    }
}
