package io.sparbiter.driver.config;

import static io.sparbiter.driver.config.yaml.ValueTypes.COUNT;
import static io.sparbiter.driver.config.yaml.ValueTypes.DURATION;
import static io.sparbiter.driver.config.yaml.ValueTypes.FRACTION;
import static io.sparbiter.driver.config.yaml.ValueTypes.NOT_NEGATIVE;
import static io.sparbiter.driver.config.yaml.ValueTypes.REAL;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.Fields;
import io.sparbiter.driver.config.yaml.ValueType;
import io.sparbiter.search.generate.Strategy;
import io.sparbiter.search.loop.Budget;
import io.sparbiter.search.loop.FailureLimits;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/** Codes {@code budget}, whose every part may be left out. */
final class BudgetCodec {
    /** A number stands for the limit in a row. */
    private static final Codec<FailureLimits> FAILURES =
            Codec.of(FailureLimits.USUAL, BudgetCodec::failures).orWord("in_a_row");

    private BudgetCodec() {}

    /** For a search with this objective, which decides what scores may be, and this strategy, which may know no gain. */
    static Codec<Budget> budget(Objective objective, Strategy strategy) {
        return Codec.of(Budget.UNLIMITED, (Fields<Budget> fields) -> budget(fields, objective.metric(), strategy))
                .guessing("trials", "max_time");
    }

    private static Budget budget(Fields<Budget> fields, Metric metric, Strategy strategy) {
        return new Budget(
                count(fields, "trials", Budget::trials, "Leave it out for as many as the space has points."),
                fields.find(
                        "max_time",
                        DURATION,
                        Budget::maxTime,
                        "Write it like 90s, 4m, 1h30m or 1d, or leave it out for no limit."),
                targetScore(fields, metric),
                count(fields, "patience", Budget::patience, "Leave it out for no limit."),
                minGain(fields, metric, strategy),
                count(fields, "parallelism", Budget::parallelism, "Leave it out for as many as there are slots."),
                fields.find(
                        "trial_timeout",
                        DURATION,
                        Budget::trialTimeout,
                        "Write it like 30m or 2h, or leave it out for no limit."),
                fields.section("failures", FAILURES, Budget::failures));
    }

    private static FailureLimits failures(Fields<FailureLimits> fields) {
        return new FailureLimits(
                count(fields, "in_a_row", FailureLimits::inARow, "Leave it out for what most searches do well with."),
                count(fields, "in_all", FailureLimits::inAll, "Leave it out for no limit."));
    }

    /** Refuses what no score ever reaches, such as percentages of an accuracy. */
    private static OptionalDouble targetScore(Fields<Budget> fields, Metric metric) {
        String example = metric.isShare() ? "0.985, a fraction," : "0.05";
        String remedy = "Write it like " + example + " or leave it out.";
        return fields.find("target_score", scores(metric), budget -> boxed(budget.targetScore()), remedy)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /** Refuses what the strategy cannot know, and gains that no score can make. */
    private static OptionalDouble minGain(Fields<Budget> fields, Metric metric, Strategy strategy) {
        boolean isKnown = strategy.expectsGain();
        ValueType<Double> gains = (metric.isShare() ? FRACTION : REAL)
                .where(gain -> gain > 0, "must be more than 0")
                .where(
                        gain -> isKnown,
                        "asks what gain is expected, which strategy " + strategy.word() + " has no model of");
        String remedy = isKnown
                ? "Write it like 0.001, in units of the score, or leave it out."
                : "Take strategy: bayesian, or leave it out.";
        return fields.find("min_gain", gains, budget -> boxed(budget.minGain()), remedy)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    private static ValueType<Double> scores(Metric metric) {
        if (metric.isShare()) {
            return FRACTION;
        }
        return metric.min() >= 0 ? NOT_NEGATIVE : REAL;
    }

    private static <T> OptionalInt count(
            Fields<T> fields, String key, Function<? super T, OptionalInt> component, String remedy) {
        return fields.find(key, COUNT, value -> boxed(component.apply(value)), remedy)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private static Optional<Integer> boxed(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }
}
