package io.sparbiter.driver.config;

import static io.sparbiter.driver.config.ValueTypes.COUNT;
import static io.sparbiter.driver.config.ValueTypes.DURATION;
import static io.sparbiter.driver.config.ValueTypes.FRACTION;
import static io.sparbiter.driver.config.ValueTypes.NOT_NEGATIVE;

import io.sparbiter.search.loop.Budget;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads {@code budget}, whose every part may be left out. */
final class BudgetReader {
    private BudgetReader() {}

    static Budget read(Section section, Objective objective) {
        return new Budget(
                integer(section.find("trials", COUNT, "Leave it out for as many as the space has points.")),
                section.find("max_time", DURATION, "Write it like 90s, 4m, 1h30m or 1d, or leave it out for no limit."),
                targetScore(section, objective.metric()),
                integer(section.find("parallelism", COUNT, "Leave it out for as many as there are slots.")),
                section.find("trial_timeout", DURATION, "Write it like 30m or 2h, or leave it out for no limit."));
    }

    /** Refuses percentages, which no accuracy ever reaches. */
    private static OptionalDouble targetScore(Section section, Metric metric) {
        boolean fraction = metric.isShare();
        String remedy = "Write it like " + (fraction ? "0.985, a fraction," : "0.05") + " or leave it out.";
        return section.find("target_score", fraction ? FRACTION : NOT_NEGATIVE, remedy)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    private static OptionalInt integer(Optional<Integer> value) {
        return value.map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
