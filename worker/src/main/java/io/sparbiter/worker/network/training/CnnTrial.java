package io.sparbiter.worker.network.training;

import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.SearchUnreachableException;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.checkpoint.CheckpointIdentity;
import io.sparbiter.worker.network.checkpoint.CheckpointStore;
import io.sparbiter.worker.network.data.DataCache;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.DataSplit;
import io.sparbiter.worker.network.device.Backend;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.engine.Engine;
import io.sparbiter.worker.network.engine.Engines;
import io.sparbiter.worker.network.layers.HyperParameters;
import io.sparbiter.worker.network.layers.ImageShape;
import io.sparbiter.worker.network.layers.NetworkFactory;
import io.sparbiter.worker.network.layers.NetworkPlan;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.trial.Failures;
import io.sparbiter.worker.trial.LostDeviceException;
import io.sparbiter.worker.trial.SteadyClock;
import io.sparbiter.worker.trial.TimeLimit;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A trial of the default kind: a convolutional network for small images, built as the point says and trained on one of
 * this JVM's data sets. Several threads may run trials side by side on a CPU.
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
            return train(trial, monitor, DataCache.get(data));
        } catch (SearchUnreachableException | LostDeviceException e) {
            throw e;
        } catch (Exception | OutOfMemoryError | LinkageError | StackOverflowError e) {
            return Failures.outcome(e, List.of());
        }
    }

    /** Builds, trains and frees the network, all in this thread; raises only what went wrong before the first epoch. */
    private Outcome train(Trial trial, TrialMonitor monitor, DataSplit split) {
        Device device = Device.of(monitor.gpu(), monitor.hasScheduledGpus()).withTf32(training.tf32());
        Backend.useThreads(training.threads());
        HyperParameters hyperParameters =
                HyperParameters.of(trial.point(), network, training.learningRate(), training.batch());
        var layers = NetworkPlan.of(hyperParameters, network, ImageShape.of(split.train()), classWeights(split));
        MultiLayerNetwork built = NetworkFactory.network(layers, trial.seed());
        try {
            CheckpointIdentity identity = identity(trial, split, hyperParameters, Engines.backend(layers, device));
            var store = CheckpointStore.of(checkpoints, trial.id(), identity);
            Beginning beginning = Beginning.of(store, built, trial.epochs(), identity.backend());
            monitor.started(NetworkReports.facts(built.numParams(), split.fingerprint(), beginning.backend()));
            TrainingPlan plan = TrainingPlan.of(trial, hyperParameters, training, data.noise(), objective, limit);
            Engine engine = Engines.open(layers, built, device);
            return new Trainer(built, engine, split, plan, monitor, SteadyClock.start(), beginning).train();
        } finally {
            Backend.release(built);
        }
    }

    /** All that scores depend on. */
    private CheckpointIdentity identity(Trial trial, DataSplit split, HyperParameters hyperParameters, String backend) {
        return CheckpointIdentity.of(
                backend,
                trial.id(),
                trial.seed(),
                trial.point().index(),
                trial.epochs(),
                hyperParameters,
                split.fingerprint(),
                data.noise(),
                network,
                words(training),
                words(objective));
    }

    /** As checkpoints have always named them, so that those of earlier versions are continued. */
    private static String words(TrainingSettings training) {
        return training.toString().replace(", tf32=false", "");
    }

    private static String words(Objective objective) {
        return "Objective[metric=%s, direction=%s]"
                .formatted(objective.metric().name().toUpperCase(Locale.ROOT), objective.direction());
    }

    private double[] classWeights(DataSplit split) {
        return training.classWeights() ? split.classWeights() : new double[0];
    }
}
