package io.sparbiter.worker.command.process;

import java.time.Duration;

/** A moment by this JVM's own clock, which no change of the time of day moves. */
record Deadline(long nanos) {
    private static final Duration LONGEST = Duration.ofDays(10_000);

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + nanos(time));
    }

    /** A time in ns, which has no room for the longest ones. */
    static long nanos(Duration time) {
        return (time.compareTo(LONGEST) < 0 ? time : LONGEST).toNanos();
    }

    Deadline earlier(Deadline other) {
        return nanos - other.nanos < 0 ? this : other;
    }

    boolean isPast() {
        return nanos - System.nanoTime() <= 0;
    }
}
