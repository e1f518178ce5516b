package io.sparbiter.search.loop;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * When a search ends, whichever comes first.
 *
 * @param trials the most trials, empty for as many as the space has points
 * @param maxTime wall-clock time of this run
 * @param targetScore a score that is good enough
 * @param parallelism the most trials at once, empty for as many as the backend has slots
 */
public record Budget(
        OptionalInt trials, Optional<Duration> maxTime, OptionalDouble targetScore, OptionalInt parallelism) {
    /** Ends with the space. */
    public static final Budget UNLIMITED =
            new Budget(OptionalInt.empty(), Optional.empty(), OptionalDouble.empty(), OptionalInt.empty());

    public Budget {
        requirePositive("trials", trials);
        requirePositive("parallelism", parallelism);
        if (maxTime.isPresent() && (maxTime.get().isNegative() || maxTime.get().isZero())) {
            throw new IllegalArgumentException("max_time must be positive: " + maxTime.get());
        }
    }

    private static void requirePositive(String name, OptionalInt value) {
        if (value.isPresent() && value.getAsInt() < 1) {
            throw new IllegalArgumentException(name + " must be positive: " + value.getAsInt());
        }
    }
}
