package io.sparbiter.driver.benchmark;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What ends a replay, whichever comes first; in any case it ends with the table's last point.
 *
 * @param trials the most trials
 * @param epochs as many epochs trained, in all trials together
 * @param time on the virtual clock
 */
public record ReplayLimits(OptionalInt trials, OptionalInt epochs, Optional<Duration> time) {
    public ReplayLimits {
        if (trials.orElse(1) < 1
                || epochs.orElse(1) < 1
                || time.filter(t -> t.isNegative() || t.isZero()).isPresent()) {
            throw new IllegalArgumentException("limits are positive: %s, %s, %s".formatted(trials, epochs, time));
        }
    }

    public static ReplayLimits ofTrials(int trials) {
        return new ReplayLimits(OptionalInt.of(trials), OptionalInt.empty(), Optional.empty());
    }

    /** Whether nothing but the number of trials ends a replay. */
    boolean isByTrials() {
        return epochs.isEmpty() && time.isEmpty();
    }
}
