package io.sparbiter.worker.trial;

import io.sparbiter.search.trial.Ending;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Failure;
import java.io.Serializable;
import java.time.Duration;

/**
 * How long one trial may take, all its attempts together.
 *
 * @param most positive
 */
public record TimeLimit(Duration most) implements Serializable {
    public static final TimeLimit NONE = new TimeLimit(Duration.ofSeconds(Long.MAX_VALUE));

    public TimeLimit {
        if (most.isNegative() || most.isZero()) {
            throw new IllegalArgumentException("a time limit is positive: " + most);
        }
    }

    /** The outcome of a trial that reached the limit. */
    public Outcome exceeded(Ending ending) {
        return ending.failed(
                Failure.TIMEOUT, "it trained longer than budget.trial_timeout (%s)".formatted(DurationText.of(most)));
    }
}
