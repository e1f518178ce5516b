package io.sparbiter.driver.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Brings signals from any thread to the search's own, in the order in which they came. */
final class SignalQueue {
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final InstantSource clock;

    /** @param clock one that nobody sets */
    SignalQueue(InstantSource clock) {
        this.clock = clock;
    }

    /** From any thread. */
    void add(Signal signal) {
        signals.add(signal);
    }

    /** Waits for the next; null at the deadline, and never before it: the loop would ask again, and again. */
    Signal next(Instant deadline) throws InterruptedException {
        Signal signal = signals.poll(nanosUntil(deadline), TimeUnit.NANOSECONDS);
        while (signal == null && clock.instant().isBefore(deadline)) {
            signal = signals.poll(nanosUntil(deadline), TimeUnit.NANOSECONDS);
        }
        return signal;
    }

    private long nanosUntil(Instant deadline) {
        Instant now = clock.instant();
        Instant latest = now.plus(LONGEST_WAIT);
        Instant end = deadline.isBefore(latest) ? deadline : latest;
        return Math.max(0, Duration.between(now, end).toNanos());
    }
}
