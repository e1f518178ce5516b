package io.sparbiter.worker.trainable;

import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.trial.SetupException;
import io.sparbiter.worker.trial.SteadyClock;
import io.sparbiter.worker.trial.TimeLimit;
import java.time.Duration;
import java.util.List;

/**
 * A trial that trains an instance of a user's class, in the calling thread. Several threads may run trials side by side.
 *
 * @param limit of one trial's time
 * @param checkpoints where a trial that lost its executor goes on
 * @param grace how long a trial that is to end may go on until its thread is interrupted
 */
public record ClassTrial(
        TrainableSettings settings,
        Objective objective,
        TimeLimit limit,
        CheckpointSettings checkpoints,
        Duration grace)
        implements TrialFunction {
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** With some seconds of grace. */
    public ClassTrial(
            TrainableSettings settings, Objective objective, TimeLimit limit, CheckpointSettings checkpoints) {
        this(settings, objective, limit, checkpoints, GRACE);
    }

    @Override
    public Outcome run(Trial trial, TrialMonitor monitor) {
        try (var running = new TrainableRun(this, trial, monitor, SteadyClock.start())) {
            TrainableClass type = TrainableClass.named(settings.className());
            monitor.started(Facts.NONE);
            return running.train(type);
        } catch (SetupException e) {
            return new Outcome.Failed(Failure.ERROR, e.getMessage(), List.of());
        }
    }
}
