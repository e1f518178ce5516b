package io.sparbiter.driver.command;

import static io.sparbiter.driver.config.yaml.ValueTypes.COUNT;
import static io.sparbiter.driver.config.yaml.ValueTypes.DURATION;
import static io.sparbiter.driver.config.yaml.ValueTypes.TEXT;
import static io.sparbiter.driver.config.yaml.ValueTypes.listOf;
import static io.sparbiter.driver.config.yaml.ValueTypes.oneOf;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.ValueType;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.worker.command.CommandSettings;
import io.sparbiter.worker.command.Macros;
import io.sparbiter.worker.command.ReportFormat;
import io.sparbiter.worker.command.ReportFormat.Patterns;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Codes the settings of {@code trial: {type: command, …}}, its type apart. */
final class CommandCodec implements Codec<CommandSettings> {
    static final CommandCodec COMMAND = new CommandCodec();

    static final String RUN = "run";
    static final String ENV = "env";
    private static final String EPOCHS = "epochs";
    private static final String METRICS = "metrics";
    private static final String GRACE = "grace";
    private static final String REPORT = "report";
    private static final String THREADS = "threads";
    private static final String PARAMS = "params";

    private static final String LINES = "lines";
    /** For words that cannot be read: it is given all axes, so that none is said to lack. */
    private static final List<String> STAND_IN = List.of("true", "${" + Macros.ARGS + "}");

    /** Stands in for metrics that cannot be read. */
    private static final List<Metric> UNKNOWN = List.of(Metric.of("unknown", Direction.MAXIMIZE));

    private static final Duration USUAL_GRACE = Duration.ofSeconds(30);
    private static final ValueType<List<String>> WORDS =
            listOf(TEXT).where(words -> !words.isEmpty() && !words.get(0).isBlank(), "must begin with a program");
    private static final ValueType<ReportFormat> FORMAT = oneOf(List.of(ReportFormat.LINES), format -> LINES);

    /** How else than by macros a program gets its point. */
    private static final ValueType<Boolean> HANDOVER = oneOf(List.of(false, true), CommandCodec::handover);

    private CommandCodec() {}

    private static String handover(boolean file) {
        return file ? "file" : "macros";
    }

    @Override
    public CommandSettings read(Section trial) {
        List<String> run = trial.require(
                        RUN, WORDS, "Write it like run: [python3, train.py, \"--lr=${learning_rate}\"].")
                .orElse(STAND_IN);
        int epochs = trial.get(EPOCHS, COUNT, 1);
        List<Metric> metrics = metrics(trial);
        return new CommandSettings(
                run,
                epochs,
                metrics,
                trial.section(ENV, EnvironmentCodec.ENVIRONMENT),
                trial.get(GRACE, DURATION, USUAL_GRACE),
                report(trial, metrics),
                trial.get(THREADS, COUNT, 1),
                trial.get(PARAMS, HANDOVER, false));
    }

    private static List<Metric> metrics(Section trial) {
        if (!trial.has(METRICS)) {
            trial.problem(trial.name(METRICS) + " is missing.", MetricsCodec.REMEDY);
            return UNKNOWN;
        }
        List<Metric> metrics = trial.section(METRICS, MetricsCodec.METRICS);
        return metrics.isEmpty() ? UNKNOWN : metrics;
    }

    private static ReportFormat report(Section trial, List<Metric> metrics) {
        return trial.node(REPORT).filter(ConfigNode.Mapping.class::isInstance).isPresent()
                ? trial.section(REPORT, new PatternsCodec(metrics))
                : trial.get(REPORT, FORMAT, ReportFormat.LINES);
    }

    @Override
    public Map<String, Object> write(CommandSettings settings) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(RUN, settings.run());
        tree.put(EPOCHS, settings.epochs());
        tree.put(METRICS, MetricsCodec.METRICS.write(settings.metrics()));
        tree.put(ENV, settings.env());
        tree.put(GRACE, DURATION.written(settings.grace()));
        tree.put(REPORT, settings.report() instanceof Patterns patterns ? patterns.byName() : LINES);
        tree.put(THREADS, settings.threads());
        tree.put(PARAMS, HANDOVER.written(settings.paramsFile()));
        return tree;
    }
}
