package io.sparbiter.worker.trial;

import io.sparbiter.search.trial.Epoch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Measures a trial against its time limit. */
public final class Stopwatch {
    private final TimeLimit limit;
    private final InstantSource clock;
    private Instant end = Instant.MAX;

    /** @param clock one that nobody sets */
    public Stopwatch(TimeLimit limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** Starts, with the time that epochs of an earlier attempt took counted as used. */
    public void start(List<Epoch> earlier) {
        if (!limit.equals(TimeLimit.NONE)) {
            Duration used =
                    Duration.ofMillis(earlier.stream().mapToLong(Epoch::millis).sum());
            end = clock.instant().plus(limit.most()).minus(used);
        }
    }

    /** Whether the limit is reached. */
    public boolean isOver() {
        return !end.equals(Instant.MAX) && !clock.instant().isBefore(end);
    }
}
