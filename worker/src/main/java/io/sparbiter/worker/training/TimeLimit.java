package io.sparbiter.worker.training;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long one trial may train, all its attempts together.
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
}
