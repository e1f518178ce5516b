package io.sparbiter.worker.command;

import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.command.report.ReportFormat;
import io.sparbiter.worker.trial.TimeLimit;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Trials of scripts of the shell that report {@code val_accuracy} and {@code val_loss}. */
record Scripts(CommandSettings settings, TimeLimit limit, CheckpointSettings checkpoints, String output) {
    static final Metric ACCURACY = Metric.share("val_accuracy", Direction.MAXIMIZE);
    static final Metric LOSS = Metric.of("val_loss", Direction.MINIMIZE);
    static final List<String> NAMES = List.of("val_accuracy", "val_loss");

    /** A script with further words, which it sees as arguments. */
    static Scripts of(String script, String... words) {
        List<String> run = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
        run.addAll(List.of(words));
        return of(run);
    }

    static Scripts of(List<String> run) {
        CommandSettings settings = new CommandSettings(
                run, 5, List.of(ACCURACY, LOSS), Map.of(), Duration.ofSeconds(20), ReportFormat.LINES, 2, false);
        return new Scripts(settings, TimeLimit.NONE, CheckpointSettings.OFF, "");
    }

    Scripts withOutput(Path directory) {
        return new Scripts(settings, limit, checkpoints, directory.toString());
    }

    Scripts withCheckpoints(String root) {
        return new Scripts(settings, limit, new CheckpointSettings(root, "search"), output);
    }

    Scripts withLimit(Duration most) {
        return new Scripts(settings, new TimeLimit(most), checkpoints, output);
    }

    Scripts withGrace(Duration grace) {
        return with(new CommandSettings(
                settings.run(),
                settings.epochs(),
                settings.metrics(),
                settings.env(),
                grace,
                settings.report(),
                settings.threads(),
                settings.paramsFile()));
    }

    Scripts withEnv(Map<String, String> env) {
        return with(new CommandSettings(
                settings.run(),
                settings.epochs(),
                settings.metrics(),
                env,
                settings.grace(),
                settings.report(),
                settings.threads(),
                settings.paramsFile()));
    }

    Scripts withPatterns(Map<String, String> patterns) {
        return with(new CommandSettings(
                settings.run(),
                settings.epochs(),
                settings.metrics(),
                settings.env(),
                settings.grace(),
                new ReportFormat.Patterns(patterns),
                settings.threads(),
                settings.paramsFile()));
    }

    private Scripts with(CommandSettings other) {
        return new Scripts(other, limit, checkpoints, output);
    }

    Outcome run(FakeMonitor monitor) {
        return run(monitor, 1);
    }

    Outcome run(FakeMonitor monitor, int attempt) {
        return run(monitor, attempt, Map.of("width", 64L, "rate", 0.001));
    }

    Outcome run(FakeMonitor monitor, int attempt, Map<String, ? extends Serializable> values) {
        Point point = new Point(0, Map.copyOf(values));
        Trial trial = new Trial(7, new Candidate(point, "test"), 42, settings.epochs(), attempt);
        return new CommandTrial(settings, Objective.of(ACCURACY), limit, checkpoints, output).run(trial, monitor);
    }
}
