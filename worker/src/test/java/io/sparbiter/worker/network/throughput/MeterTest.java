package io.sparbiter.worker.network.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class MeterTest {
    private final CountDownLatch unmeasured = new CountDownLatch(2);
    private long now;

    private final Meter one = new Meter(unmeasured, 3, () -> now);
    private final Meter other = new Meter(unmeasured, 3, () -> now);

    private void batch(Meter meter, double seconds) {
        meter.begin();
        now += Math.round(seconds * 1e9);
        meter.end(100);
    }

    @Test
    void whatComesFirstIsWarmingUp() {
        batch(one, 50);
        batch(one, 2);
        batch(one, 2);

        assertThat(one.rate()).isEqualTo(50);
    }

    @Test
    void timeBetweenBatchesIsNotTheirs() {
        batch(one, 50);
        batch(one, 2);
        now += 1_000_000_000L;
        batch(one, 2);

        assertThat(one.rate()).isEqualTo(50);
    }

    @Test
    void oneGoesOnUntilAllAreMeasured() {
        batch(one, 2);
        batch(one, 4);
        batch(one, 1);
        assertThat(one.isOver()).isFalse();

        batch(other, 2);
        batch(other, 4);
        assertThat(one.isOver()).isTrue();
        assertThat(one.rate())
                .as("what came after its measurement does not count")
                .isEqualTo(25);
    }

    @Test
    void nobodyWaitsForOneThatFailed() {
        batch(one, 2);
        batch(one, 4);
        other.giveUp();
        other.giveUp();

        assertThat(one.isOver()).isTrue();
    }
}
