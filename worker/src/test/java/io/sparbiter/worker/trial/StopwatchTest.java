package io.sparbiter.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.worker.network.NetworkReports;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopwatchTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void theLimitIsReachedAfterItsTime() {
        Stopwatch stopwatch = started(10, List.of());
        pass(9);
        assertThat(stopwatch.isOver()).isFalse();
        pass(1);
        assertThat(stopwatch.isOver()).isTrue();
    }

    @Test
    void theEpochsOfAnEarlierAttemptCount() {
        Epoch epoch = NetworkReports.epoch(1, 1, 1, 0.5, 0.1, 3_000);
        Stopwatch stopwatch = started(10, List.of(epoch, epoch));
        pass(3);
        assertThat(stopwatch.isOver()).isFalse();
        pass(1);
        assertThat(stopwatch.isOver()).isTrue();
    }

    @Test
    void withoutALimitItIsNeverOver() {
        Stopwatch stopwatch = new Stopwatch(TimeLimit.NONE, () -> now);
        stopwatch.start(List.of(NetworkReports.epoch(1, 1, 1, 0.5, 0.1, Long.MAX_VALUE)));
        pass(1_000_000_000);
        assertThat(stopwatch.isOver()).isFalse();
    }

    @Test
    void aLimitIsPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeLimit(Duration.ZERO))
                .withMessage("a time limit is positive: PT0S");
    }

    private Stopwatch started(int seconds, List<Epoch> earlier) {
        var stopwatch = new Stopwatch(new TimeLimit(Duration.ofSeconds(seconds)), () -> now);
        stopwatch.start(earlier);
        return stopwatch;
    }

    private void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }
}
