package io.sparbiter.driver.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.config.yaml.CanonicalYaml;
import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.CodecContract;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.worker.command.CommandSettings;
import io.sparbiter.worker.command.report.ReportFormat;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandCodecTest extends CodecContract<CommandSettings> {
    private static final String USUAL = "run: [p]\nmetrics: {loss: minimize}\n";

    private static final CommandSettings DEFAULTS = new CommandSettings(
            List.of("p"),
            1,
            List.of(Metric.of("loss", Direction.MINIMIZE)),
            Map.of(),
            Duration.ofSeconds(30),
            ReportFormat.LINES,
            1,
            false);

    /** Two keys have no default: they stand where others have nothing. */
    @Override
    public Codec<CommandSettings> codec() {
        return CommandCodec.COMMAND;
    }

    @Override
    public CommandSettings usual() {
        return DEFAULTS;
    }

    @Override
    public String empty() {
        return USUAL;
    }

    @Override
    public List<Example<CommandSettings>> examples() {
        Map<String, String> patterns = new LinkedHashMap<>();
        patterns.put("val_accuracy", "val_acc[=:]\\s*(\\S+)");
        patterns.put("loss", "loss=(\\S+)");
        patterns.put("epoch", "Epoch (\\d+)");
        return List.of(new Example<>(
                usual(),
                new CommandSettings(
                        List.of("environment/bin/python", "train.py", "--lr=${learning_rate}", "${args}", "4"),
                        27,
                        List.of(
                                Metric.share("val_accuracy", Direction.MAXIMIZE),
                                Metric.of("loss", Direction.MAXIMIZE)),
                        Map.of("OMP_NUM_THREADS", "4"),
                        Duration.ofMinutes(2),
                        new ReportFormat.Patterns(patterns),
                        4,
                        true),
                """
                run: [environment/bin/python, train.py, '--lr=${learning_rate}', '${args}', '4']
                epochs: 27
                metrics:
                  val_accuracy:
                    direction: maximize
                    min: 0.0
                    max: 1.0
                  loss: maximize
                env:
                  OMP_NUM_THREADS: '4'
                grace: 2m
                report:
                  val_accuracy: val_acc[=:]\\s*(\\S+)
                  loss: loss=(\\S+)
                  epoch: Epoch (\\d+)
                threads: 4
                params: file
                """));
    }

    @Test
    void wordsAreTakenAsTheyAreWritten() {
        assertThat(read("run: [p, 0.10, 1e-3, yes, ~x]\nmetrics: {loss: minimize}")
                        .run())
                .containsExactly("p", "0.10", "1e-3", "yes", "~x");
    }

    @Test
    void metricsKeepTheirOrder() {
        CommandSettings settings = read("run: [p]\nmetrics: {z: minimize, a: maximize, m: minimize}");
        assertThat(settings.reports().metricNames()).containsExactly("z", "a", "m");
        assertThat(read(CanonicalYaml.block(codec().write(settings))).reports().metricNames())
                .containsExactly("z", "a", "m");
    }
}
