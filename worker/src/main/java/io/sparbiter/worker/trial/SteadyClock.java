package io.sparbiter.worker.trial;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * A clock for deadlines and durations. It shows the time of day when it is made, and from then on goes by the time that
 * passes, wherever the machine's clock is set meanwhile. So one that is old is not for records. Whether time in which the
 * machine sleeps has passed is the system's choice; on Linux it has not. For any thread.
 */
public final class SteadyClock implements InstantSource {
    private final LongSupplier nanos;
    private final Instant begin;
    private final long beginNanos;

    /**
     * A clock that goes by the nanoseconds of another.
     *
     * @param timeOfDay read once
     * @param nanos counts as {@link System#nanoTime} does
     */
    public SteadyClock(InstantSource timeOfDay, LongSupplier nanos) {
        this.nanos = nanos;
        begin = timeOfDay.instant();
        beginNanos = nanos.getAsLong();
    }

    /** A clock of this JVM that begins with the time of day. */
    public static SteadyClock start() {
        return new SteadyClock(InstantSource.system(), System::nanoTime);
    }

    @Override
    public Instant instant() {
        return begin.plusNanos(nanos.getAsLong() - beginNanos);
    }
}
