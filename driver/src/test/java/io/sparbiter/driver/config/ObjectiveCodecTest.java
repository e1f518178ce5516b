package io.sparbiter.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.CodecContract;
import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Objective.Measure;
import io.sparbiter.worker.network.NetworkReports;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectiveCodecTest extends CodecContract<Objective> {
    @Override
    public Codec<Objective> codec() {
        return new ObjectiveCodec(NetworkReports.SCHEMA, NetworkReports.OBJECTIVE).first();
    }

    @Override
    public Objective usual() {
        return NetworkReports.OBJECTIVE;
    }

    @Override
    public List<Example<Objective>> examples() {
        return List.of(new Example<>(usual(), Objective.of(NetworkReports.VAL_LOSS), """
                metric: val_loss
                direction: minimize
                """));
    }

    @Test
    void aWordIsAMetric() {
        assertThat(codec().wordKey()).contains("metric");
    }

    private static SearchConfig config(String objective) {
        return new SearchConfigReader().readText("""
                trial: {type: command, run: [run, '${args}'], metrics: {gain: maximize, cost: minimize}}
                space: {x: [1, 2]}
                seed: 1
                objective: %s
                """.formatted(objective), "test");
    }

    @Test
    void severalAreAListOfWhichTheFirstScores() {
        SearchConfig config = config("[gain, {metric: cost}, {metric: duration_ms, direction: maximize}]");

        assertThat(config.objective())
                .isEqualTo(Objective.of(
                        Metric.of("gain", Direction.MAXIMIZE),
                        new Measure("cost", Direction.MINIMIZE),
                        new Measure("duration_ms", Direction.MAXIMIZE)));
        assertThat(config("[{metric: gain}, cost, {metric: duration_ms, direction: maximize}]")
                        .hash())
                .isEqualTo(config.hash());
        assertThat(new SearchConfigReader()
                        .readText(config.resolved().yaml(), "again")
                        .objective())
                .isEqualTo(config.objective());
    }

    @Test
    void aListOfOneIsOne() {
        assertThat(config("[gain]").hash()).isEqualTo(config("gain").hash());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|objective names 0 objectives.",
                "[gain, gain]|objective names a number twice.",
                "[gain, cost, {metric: cost, direction: minimize}]|objective names a number twice.",
                "[gain, loss]|objective[2].metric (loss) must be one of gain, cost, duration_ms.",
                "[duration_ms, gain]|objective[1].metric (duration_ms) must be one of gain, cost.",
                "[gain, {direction: minimize}]|objective[2].metric is missing.",
                "[gain, {metric: cost, direction: maximize}]|objective[2].direction (maximize) is the wrong direction",
                "[gain, {metric: cost, weight: 2}]|objective[2].weight is not a known key.",
                "[gain, [cost]]|Write a map for it, as in {key: value}.",
                "[gain, cost, duration_ms, gain]|objective names 4 objectives.",
                "[gain, cost] with strategy: tpe|strategy tpe learns from one objective, and objective names 2.",
            })
    void whatCannotBeWeighedIsRefused(String objective, String message) {
        String yaml = objective.contains("strategy") ? "[gain, cost]\nstrategy: tpe" : objective;
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> config(yaml))
                .withMessageContaining(message);
    }

    @Test
    void theDirectionIsTheMetrics() {
        assertThat(read("metric: train_loss")).isEqualTo(Objective.of(NetworkReports.TRAIN_LOSS));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read("{metric: train_loss, direction: maximize}"))
                .withMessage("test: section.direction (maximize) is the wrong direction for train_loss.\n"
                        + "    Maybe you meant minimize, the default.");
    }
}
