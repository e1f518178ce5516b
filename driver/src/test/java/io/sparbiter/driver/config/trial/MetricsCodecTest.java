package io.sparbiter.driver.config.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.config.yaml.CanonicalYaml;
import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.Problems;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.SourcePosition;
import io.sparbiter.driver.config.yaml.YamlReader;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsCodecTest {
    private static final List<Metric> METRICS = List.of(
            Metric.share("val_accuracy", Direction.MAXIMIZE),
            Metric.of("Loss2", Direction.MINIMIZE),
            new Metric("time", Direction.MINIMIZE, 0, Double.POSITIVE_INFINITY));

    @Test
    void directionsAloneAndWithLimitsAreRead() {
        assertThat(
                        read(
                                "{val_accuracy: {direction: maximize, min: 0, max: 1}, Loss2: minimize, time: {direction: minimize, min: 0}}"))
                .isEqualTo(METRICS);
    }

    @Test
    void whatIsWrittenIsReadAsEqual() {
        var written = MetricsCodec.METRICS.write(METRICS);
        assertThat(written.keySet()).containsExactly("val_accuracy", "Loss2", "time");
        assertThat(written).containsEntry("Loss2", "minimize");
        assertThat(read(CanonicalYaml.block(written))).isEqualTo(METRICS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | metrics is missing.",
                "{auc: up} | metrics.auc.direction (up) must be one of maximize, minimize.",
                "{auc: } | metrics.auc.direction is missing.",
                "{auc: {min: 0}} | metrics.auc.direction is missing.",
                "{auc: {direction: maximize, top: 1}} | metrics.auc.top is not a known key.",
                "{auc: {direction: maximize, min: 1, max: 1}} | metrics.auc.max (1) must be above metrics.auc.min (1).",
                "{'a b': maximize} | metrics.a b is not a name for a metric.",
                "{Score: maximize} | metrics.Score is a column that every results table has.",
                "{epoch: maximize} | metrics.epoch is a column that every results table has.",
                "{auc: maximize, AUC: minimize} | metrics.AUC differs from auc in upper and lower case only.",
            })
    void whatIsWrongIsSaid(String yaml, String message) {
        assertThat(Assertions.catchThrowableOfType(ConfigException.class, () -> read(yaml))
                        .getMessage())
                .contains(message);
    }

    private static List<Metric> read(String yaml) {
        var problems = new Problems();
        Mapping mapping = (Mapping) new YamlReader(problems)
                .read(yaml, SourcePosition.onCommandLine("test"))
                .orElseThrow();
        List<Metric> metrics = Section.read("metrics", mapping, problems, MetricsCodec.METRICS::read);
        problems.throwIfAny();
        return metrics;
    }
}
