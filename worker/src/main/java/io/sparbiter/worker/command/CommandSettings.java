package io.sparbiter.worker.command;

import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.ReportSchema;
import io.sparbiter.search.trial.ReportSchema.Kind;
import io.sparbiter.worker.command.report.ReportFormat;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The program of a search's trials.
 *
 * @param run the program and its arguments, with {@linkplain Macros macros}; at least one word
 * @param epochs the most that a trial reports
 * @param metrics what it reports, the usual objective first
 * @param env what is added to its environment, name to a text with macros
 * @param grace from SIGTERM to SIGKILL
 * @param report how its reports are told from all else it prints
 * @param threads CPU threads of a trial
 * @param paramsFile whether the program reads the point from the file that {@code SPARBITER_PARAMS} names
 */
public record CommandSettings(
        List<String> run,
        int epochs,
        List<Metric> metrics,
        Map<String, String> env,
        Duration grace,
        ReportFormat report,
        int threads,
        boolean paramsFile)
        implements Serializable {
    /** The fact that a trial tells when it starts: the command line as it is run. */
    public static final String COMMAND = "command";

    public CommandSettings {
        run = List.copyOf(run);
        metrics = List.copyOf(metrics);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        if (run.isEmpty() || metrics.isEmpty() || epochs < 1 || threads < 1 || grace.isNegative()) {
            throw new IllegalArgumentException("no command: %s, %s".formatted(run, metrics));
        }
    }

    /** What its trials report. */
    public ReportSchema reports() {
        return new ReportSchema(metrics, List.of(), Map.of(COMMAND, Kind.WORD), false);
    }

    /** The command line of a point for people, with the macros that only an attempt can fill left as they are. */
    public String commandLine(Point point) {
        return ShellText.quoted(new Macros(point, Map.of(), Macros::written).words(run));
    }
}
