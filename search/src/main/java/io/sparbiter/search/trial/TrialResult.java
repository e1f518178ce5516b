package io.sparbiter.search.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A trial that ended, with all that is known of it: one row of the results table.
 *
 * @param start empty if it never began to run
 * @param startedAt when it began to run, or was submitted if it never did
 * @param finishedAt not before that in results of this version
 */
public record TrialResult(
        Trial trial, Outcome outcome, Optional<TrialStart> start, Instant startedAt, Instant finishedAt) {
    public Duration duration() {
        return Duration.between(startedAt, finishedAt);
    }
}
