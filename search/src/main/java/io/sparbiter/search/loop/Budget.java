package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * When a search ends, whichever comes first, and what one trial of it may take.
 *
 * @param trials the most trials, empty for as many as the space has points
 * @param maxTime time of this run, by a clock that nobody sets
 * @param targetScore a score that is good enough
 * @param patience how many trials in a row may end without a gain, a score better than all before; empty for any number
 * @param minGain the least gain, in units of the score and above 0, that must be expected of a new trial; empty for any
 * @param parallelism the most trials at once, empty for as many as the backend has slots
 * @param trialTimeout how long a trial may train; whoever trains it ends it as failed
 * @param failures how many trials may fail
 */
public record Budget(
        OptionalInt trials,
        Optional<Duration> maxTime,
        OptionalDouble targetScore,
        OptionalInt patience,
        OptionalDouble minGain,
        OptionalInt parallelism,
        Optional<Duration> trialTimeout,
        FailureLimits failures) {
    /** Ends with the space, or when nothing works. */
    public static final Budget UNLIMITED =
            new Budget(OptionalInt.empty(), Optional.empty(), OptionalDouble.empty(), OptionalInt.empty());

    public Budget {
        requirePositive("trials", trials);
        requirePositive("patience", patience);
        requirePositive("min_gain", minGain);
        requirePositive("parallelism", parallelism);
        requirePositive("max_time", maxTime);
        requirePositive("trial_timeout", trialTimeout);
    }

    /** With any patience and any gain, without a limit on a trial's time, and with the usual limits on failures. */
    public Budget(OptionalInt trials, Optional<Duration> maxTime, OptionalDouble targetScore, OptionalInt parallelism) {
        this(
                trials,
                maxTime,
                targetScore,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                parallelism,
                Optional.empty(),
                FailureLimits.USUAL);
    }

    /** When the time is up of a run that begins at this moment, {@link Instant#MAX} for never. */
    Instant deadline(Instant begin) {
        return maxTime.map(begin::plus).orElse(Instant.MAX);
    }

    /** How many trials run at a time on so many slots. */
    public int atATime(int slots) {
        return Math.min(slots, parallelism.orElse(Integer.MAX_VALUE));
    }

    /** Whether a score of a trial or of one of its epochs is good enough. */
    boolean isReachedBy(double score, Direction direction) {
        return targetScore.isPresent()
                && Double.isFinite(score)
                && !direction.isBetter(targetScore.getAsDouble(), score);
    }

    /** Whether these trials without a gain are too many. */
    public boolean isOutOfPatience(Set<Integer> withoutGain) {
        return withoutGain.size() >= patience.orElse(Integer.MAX_VALUE);
    }

    /**
     * Whether less gain is expected than there must be.
     *
     * @param expected in units of the score, empty if nobody can say; asked only where there is a limit, since it takes time
     */
    public boolean isTooLittle(Supplier<OptionalDouble> expected) {
        return minGain.isPresent() && expected.get().orElse(Double.POSITIVE_INFINITY) < minGain.getAsDouble();
    }

    private static void requirePositive(String name, Optional<Duration> time) {
        if (time.isPresent() && (time.get().isNegative() || time.get().isZero())) {
            throw new IllegalArgumentException(name + " must be positive: " + time.get());
        }
    }

    private static void requirePositive(String name, OptionalDouble value) {
        if (value.isPresent() && !(value.getAsDouble() > 0)) {
            throw new IllegalArgumentException(name + " must be positive: " + value.getAsDouble());
        }
    }

    private static void requirePositive(String name, OptionalInt value) {
        if (value.isPresent() && value.getAsInt() < 1) {
            throw new IllegalArgumentException(name + " must be positive: " + value.getAsInt());
        }
    }
}
