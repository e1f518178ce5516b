package io.sparbiter.worker.network.throughput;

import java.time.Duration;
import java.time.Instant;

/** Time that a measurement has, until a moment. */
record Budget(Instant end) {
    static Budget ofSeconds(long seconds) {
        return new Budget(Instant.now().plusSeconds(seconds));
    }

    double secondsLeft() {
        return Duration.between(Instant.now(), end).toMillis() / 1e3;
    }

    /** Whether something that takes so long can still be begun. */
    boolean has(double seconds) {
        return secondsLeft() > seconds;
    }
}
