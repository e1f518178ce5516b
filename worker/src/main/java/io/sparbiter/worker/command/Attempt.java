package io.sparbiter.worker.command;

import io.sparbiter.search.trial.Ending;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.worker.checkpoint.CheckpointDirectory;
import io.sparbiter.worker.command.process.RunningCommand;
import io.sparbiter.worker.command.process.Strays;
import io.sparbiter.worker.command.report.JsonEpochs;
import io.sparbiter.worker.command.report.ReportReader;
import io.sparbiter.worker.trial.Stopwatch;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/** One attempt of a trial, from what an earlier one left behind to what this one leaves. */
record Attempt(CommandTrial function, Trial trial, TrialMonitor monitor, InstantSource clock) {
    /**
     * The outcome; all processes of the trial are gone by then, also if it throws. Does not return where this JVM is told to
     * end meanwhile.
     *
     * @throws ProgramException if the program cannot be started here
     */
    Outcome run() {
        return JvmEnd.ofThisJvm().during(this::prepareAndRun);
    }

    private Outcome prepareAndRun() {
        AttemptIdentity identity = AttemptIdentity.of(function.output(), trial.id());
        Strays.kill(identity.prefix());
        try (Scratch scratch = Scratch.create(trial.id());
                CheckpointDirectory checkpoint = checkpoint()) {
            Launch launch = new Launch(function.settings(), trial, monitor.gpu(), scratch, checkpoint.path());
            monitor.started(Facts.NONE.with(CommandSettings.COMMAND, launch.shown()));
            return run(launch, identity, checkpoint);
        } catch (IOException e) {
            throw new ProgramException(
                    "Cannot prepare a trial on this machine: " + e, "Check its disk and java.io.tmpdir.", e);
        }
    }

    private CheckpointDirectory checkpoint() {
        return CheckpointDirectory.ofAttempt(
                function.checkpoints(), trial.id(), trial.attempt(), new JsonEpochs(metrics()));
    }

    private Outcome run(Launch launch, AttemptIdentity identity, CheckpointDirectory checkpoint) {
        ReportReader reader = ReportReader.of(function.settings().report(), metrics());
        RunningCommand running = start(launch, identity, reader);
        try {
            return follow(launch, running, reader, checkpoint);
        } finally {
            running.close();
            // Only now: output and checkpoint are complete when all processes are gone.
            new KeptOutput(function.output()).keep(running, trial.id(), trial.attempt());
            checkpoint.save();
        }
    }

    private RunningCommand start(Launch launch, AttemptIdentity identity, ReportReader reader) {
        try {
            return launch.command(identity.cookie(trial.attempt())).start(reader::wants);
        } catch (IOException | IllegalArgumentException e) {
            throw launch.notStarted(e.getMessage());
        }
    }

    private Outcome follow(Launch launch, RunningCommand running, ReportReader reader, CheckpointDirectory checkpoint) {
        List<Epoch> earlier = checkpoint.earlier();
        Stopwatch stopwatch = new Stopwatch(function.limit(), clock);
        stopwatch.start(earlier);
        EpochBook book =
                new EpochBook(metrics(), function.objective().metric().name(), reader.gathers(), earlier, clock);
        Hearing hearing = new Hearing(reader, book, function.settings().metrics(), trial.epochs());
        try {
            return new Course(
                            this,
                            running,
                            hearing,
                            checkpoint,
                            stopwatch,
                            launch.scratch().stop())
                    .follow(new ExitJudgement(launch, hearing, running, trial.epochs()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ending(function.objective(), hearing.history()).stopped("the search ended");
        }
    }

    private List<String> metrics() {
        return function.settings().reports().metricNames();
    }
}
