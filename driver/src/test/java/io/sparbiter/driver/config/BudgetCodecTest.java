package io.sparbiter.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.CodecContract;
import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.search.generate.Strategy.Bayesian;
import io.sparbiter.search.loop.Budget;
import io.sparbiter.search.loop.FailureLimits;
import io.sparbiter.worker.network.NetworkReports;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BudgetCodecTest extends CodecContract<Budget> {
    @Override
    public Codec<Budget> codec() {
        return BudgetCodec.budget(NetworkReports.OBJECTIVE, Bayesian.DEFAULT);
    }

    @Override
    public Budget usual() {
        return Budget.UNLIMITED;
    }

    @Override
    public List<Example<Budget>> examples() {
        var full = new Budget(
                OptionalInt.of(3),
                Optional.of(Duration.ofMinutes(90)),
                OptionalDouble.of(0.5),
                OptionalInt.of(40),
                OptionalDouble.of(0.001),
                OptionalInt.of(2),
                Optional.of(Duration.ofMinutes(30)),
                new FailureLimits(OptionalInt.of(20), OptionalInt.of(100)));
        return List.of(new Example<>(usual(), full, """
                trials: 3
                max_time: 1h30m
                target_score: 0.5
                patience: 40
                min_gain: 0.001
                parallelism: 2
                trial_timeout: 30m
                failures:
                  in_a_row: 20
                  in_all: 100
                """));
    }

    @Test
    void whatIsNotLimitedIsWrittenAsNull() {
        assertThat(codec().write(usual()))
                .containsOnlyKeys(
                        "trials",
                        "max_time",
                        "target_score",
                        "patience",
                        "min_gain",
                        "parallelism",
                        "trial_timeout",
                        "failures")
                .allSatisfy((key, value) ->
                        assertThat(key.equals("failures") || value == null).isTrue());
        assertThat(codec().write(usual()).get("failures")).hasToString("{in_a_row=null, in_all=null}");
    }

    @Test
    void aNumberOfFailuresIsThatInARow() {
        assertThat(read("failures: 20").failures())
                .isEqualTo(new FailureLimits(OptionalInt.of(20), OptionalInt.empty()));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read("failures: none"))
                .withMessageStartingWith("test: section.failures.in_a_row (none) must be an integer.");
    }

    @Test
    void aPercentageIsNoScoreOfAShare() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read("target_score: 98"))
                .withMessage("test: section.target_score (98) must be from 0 to 1.\n"
                        + "    Write it like 0.985, a fraction, or leave it out.");
    }
}
