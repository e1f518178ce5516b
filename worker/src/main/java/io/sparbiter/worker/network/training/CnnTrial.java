package io.sparbiter.worker.network.training;

import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.SearchUnreachableException;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.network.data.DataCache;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.DataSplit;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.trial.Failures;
import io.sparbiter.worker.trial.TimeLimit;
import java.time.InstantSource;
import java.util.List;

/**
 * A trial of the default kind: a convolutional network for small images, built as the point says and trained on one of
 * this JVM's data sets.
 *
 * @param limit of one trial's time
 * @param checkpoints where a trial that lost its executor goes on
 */
public record CnnTrial(
        DataSettings data,
        NetworkSettings network,
        TrainingSettings training,
        Objective objective,
        TimeLimit limit,
        CheckpointSettings checkpoints)
        implements TrialFunction {
    /** Without a time limit and without checkpoints. */
    public CnnTrial(DataSettings data, NetworkSettings network, TrainingSettings training, Objective objective) {
        this(data, network, training, objective, TimeLimit.NONE, CheckpointSettings.OFF);
    }

    @Override
    public Outcome run(Trial trial, TrialMonitor monitor) {
        try {
            DataSplit split = DataCache.get(data);
            return new TrialRunner(
                            split,
                            data.noise(),
                            network,
                            training,
                            objective,
                            limit,
                            checkpoints,
                            InstantSource.system())
                    .run(trial, monitor);
        } catch (SearchUnreachableException e) {
            throw e;
        } catch (Exception | OutOfMemoryError | LinkageError | StackOverflowError e) {
            return Failures.outcome(e, List.of());
        }
    }
}
