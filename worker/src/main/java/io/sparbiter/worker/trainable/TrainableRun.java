package io.sparbiter.worker.trainable;

import io.sparbiter.search.space.Point;
import io.sparbiter.search.trainable.TrialContext;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialMonitor;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** A trial from the instance of its class to its outcome, and what that instance sees of it. */
final class TrainableRun implements TrialContext, AutoCloseable {
    private final ClassTrial type;
    private final Trial trial;
    private final TrialMonitor monitor;
    private final InstantSource clock;
    private final NamedValues values;
    private final Resumption resumption;
    private final EpochReports reports;

    TrainableRun(ClassTrial type, Trial trial, TrialMonitor monitor, InstantSource clock) {
        this.type = type;
        this.trial = trial;
        this.monitor = monitor;
        this.clock = clock;
        values = new NamedValues(trial.point(), type.settings().settings());
        resumption = new Resumption(type, trial);
        reports = new EpochReports(type, trial.epochs(), monitor, clock, resumption);
    }

    /** The outcome, whatever the class does; raises only what a retry elsewhere could cure. */
    Outcome train(TrainableClass trainable) {
        try {
            trainWatched(trainable);
        } catch (Throwable raised) {
            // Errors, too: the class is the user's, and so are the assertions and the libraries that fail in it.
            return reports.raised(raised);
        }
        return reports.returned();
    }

    private void trainWatched(TrainableClass trainable) throws Exception {
        reports.start();
        try (var watchdog = new Watchdog("trial " + trial.id(), reports::isStopped, type.grace(), clock)) {
            watchdog.start();
            trainable.create().train(this);
        }
    }

    @Override
    public int integer(String axis) {
        return values.integer(axis);
    }

    @Override
    public double real(String axis) {
        return values.real(axis);
    }

    @Override
    public String word(String axis) {
        return values.word(axis);
    }

    @Override
    public Point point() {
        return trial.point();
    }

    @Override
    public boolean report(int epoch, Map<String, Double> metrics) {
        return reports.report(epoch, metrics);
    }

    @Override
    public boolean isStopped() {
        return reports.isStopped();
    }

    @Override
    public Path checkpoint() {
        return reports.checkpoint();
    }

    @Override
    public long seed() {
        return trial.seed();
    }

    @Override
    public int epochs() {
        return trial.epochs();
    }

    @Override
    public int threads() {
        return type.settings().threads();
    }

    @Override
    public String gpu() {
        return monitor.gpu();
    }

    @Override
    public int attempt() {
        return trial.attempt();
    }

    @Override
    public int id() {
        return trial.id();
    }

    @Override
    public String setting(String name) {
        return values.setting(name);
    }

    @Override
    public Map<String, String> settings() {
        return values.settings();
    }

    @Override
    public void close() {
        resumption.close();
    }
}
