package io.sparbiter.driver.command;

import static io.sparbiter.driver.config.yaml.ValueTypes.COUNT;
import static io.sparbiter.driver.config.yaml.ValueTypes.DURATION;
import static io.sparbiter.driver.config.yaml.ValueTypes.TEXT;
import static io.sparbiter.driver.config.yaml.ValueTypes.listOf;
import static io.sparbiter.driver.config.yaml.ValueTypes.oneOf;

import io.sparbiter.driver.config.trial.MetricsCodec;
import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.Fields;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.ValueType;
import io.sparbiter.driver.config.yaml.WordsCodec;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.worker.command.CommandSettings;
import io.sparbiter.worker.command.Macros;
import io.sparbiter.worker.command.report.ReportFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Codes the settings of {@code trial: {type: command, …}}, its type apart. */
final class CommandCodec {
    static final String RUN = "run";
    static final String ENV = "env";

    /**
     * The defaults; the command and the metrics have none, and these stand in for them where the file cannot be read. The
     * command is given all axes, so that none is said to lack.
     */
    private static final CommandSettings USUAL = new CommandSettings(
            List.of("true", "${" + Macros.ARGS + "}"),
            1,
            MetricsCodec.STAND_IN,
            Map.of(),
            Duration.ofSeconds(30),
            ReportFormat.LINES,
            1,
            false);

    private static final Codec<List<Metric>> METRICS = new MetricsCodec(Set.of(CommandSettings.COMMAND));

    private static final Codec<Map<String, String>> ENVIRONMENT = new EnvironmentCodec();

    private static final ValueType<List<String>> WORDS =
            listOf(TEXT).where(words -> !words.isEmpty() && !words.get(0).isBlank(), "must begin with a program");

    /** How else than by macros a program gets its point. */
    private static final ValueType<Boolean> HANDOVER =
            oneOf(List.of(false, true), isFile -> isFile ? "file" : "macros");

    static final Codec<CommandSettings> COMMAND = Codec.of(USUAL, CommandCodec::settings);

    static final Set<String> KEYS = COMMAND.write(USUAL).keySet();

    private CommandCodec() {}

    private static CommandSettings settings(Fields<CommandSettings> fields) {
        List<String> run = fields.require(
                RUN, WORDS, CommandSettings::run, "Write it like run: [python3, train.py, \"--lr=${learning_rate}\"].");
        int epochs = fields.get("epochs", COUNT, CommandSettings::epochs);
        List<Metric> metrics = fields.section("metrics", METRICS, CommandSettings::metrics);
        return new CommandSettings(
                run,
                epochs,
                metrics,
                fields.section(ENV, ENVIRONMENT, CommandSettings::env),
                fields.get("grace", DURATION, CommandSettings::grace),
                fields.part(new ReportFormatCodec(metrics), CommandSettings::report),
                fields.get("threads", COUNT, CommandSettings::threads),
                fields.get("params", HANDOVER, CommandSettings::paramsFile));
    }

    /** Codes {@code trial.env}: name to text. */
    private static final class EnvironmentCodec implements Codec<Map<String, String>> {
        private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
        private static final String OURS = "SPARBITER_";

        @Override
        public Map<String, String> read(Section env) {
            env.keys().forEach(name -> check(env, name));
            return WordsCodec.WORDS.read(env);
        }

        private static void check(Section env, String name) {
            if (!NAME.matcher(name).matches()) {
                env.problem(
                        name,
                        env.name(name) + " is not a name for a variable.",
                        "Use letters, digits and _, no digit first.");
            } else if (name.startsWith(OURS)) {
                env.problem(
                        name,
                        env.name(name) + " is set by the search.",
                        "Choose a name that does not begin with " + OURS + ".");
            }
        }

        @Override
        public Map<String, Object> write(Map<String, String> variables) {
            return WordsCodec.WORDS.write(variables);
        }
    }
}
