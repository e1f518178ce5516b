package io.sparbiter.search.loop;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Budgets for tests, limited in one way. */
final class Budgets {
    private Budgets() {}

    static Budget trials(int trials) {
        return new Budget(OptionalInt.of(trials), Optional.empty(), OptionalDouble.empty(), OptionalInt.empty());
    }

    static Budget maxTime(Duration time) {
        return new Budget(OptionalInt.empty(), Optional.of(time), OptionalDouble.empty(), OptionalInt.empty());
    }

    static Budget target(double score) {
        return new Budget(OptionalInt.empty(), Optional.empty(), OptionalDouble.of(score), OptionalInt.empty());
    }

    static Budget patience(int trials) {
        return new Budget(
                OptionalInt.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalInt.of(trials),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                FailureLimits.USUAL);
    }

    static Budget minGain(double gain) {
        return new Budget(
                OptionalInt.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.of(gain),
                OptionalInt.empty(),
                Optional.empty(),
                FailureLimits.USUAL);
    }

    static Budget parallelism(int parallelism) {
        return new Budget(OptionalInt.empty(), Optional.empty(), OptionalDouble.empty(), OptionalInt.of(parallelism));
    }

    static Budget of(int trials, int parallelism) {
        return new Budget(
                OptionalInt.of(trials), Optional.empty(), OptionalDouble.empty(), OptionalInt.of(parallelism));
    }

    static Budget trialTimeout(Duration time) {
        return new Budget(
                OptionalInt.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Optional.of(time),
                FailureLimits.USUAL);
    }

    static Budget failuresInARow(int most) {
        return failures(new FailureLimits(OptionalInt.of(most), OptionalInt.empty()));
    }

    static Budget failuresInAll(int most) {
        return failures(new FailureLimits(OptionalInt.empty(), OptionalInt.of(most)));
    }

    private static Budget failures(FailureLimits limits) {
        return new Budget(
                OptionalInt.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                limits);
    }
}
