package io.sparbiter.worker.network.training;

import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.checkpoint.CheckpointIdentity;
import io.sparbiter.worker.network.checkpoint.CheckpointStore;
import io.sparbiter.worker.network.data.DataSplit;
import io.sparbiter.worker.network.device.Backend;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.engine.Engine;
import io.sparbiter.worker.network.layers.HyperParameters;
import io.sparbiter.worker.network.layers.ImageShape;
import io.sparbiter.worker.network.layers.NetworkFactory;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.trial.TimeLimit;
import java.time.InstantSource;
import java.util.Locale;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Builds, trains and frees a trial's network, all in the calling thread. Several threads may run trials side by side on
 * a CPU.
 *
 * @param noise see {@link TrainingPlan}
 * @param limit of one trial's time
 */
public record TrialRunner(
        DataSplit data,
        double noise,
        NetworkSettings network,
        TrainingSettings training,
        Objective objective,
        TimeLimit limit,
        CheckpointSettings checkpoints,
        InstantSource clock) {
    /** The outcome; raises only what went wrong before the first epoch. */
    public Outcome run(Trial trial, TrialMonitor monitor) {
        Device.current().use(monitor.gpu());
        Backend.useThreads(training.threads());
        HyperParameters hyperParameters =
                HyperParameters.of(trial.point(), network, training.learningRate(), training.batch());
        MultiLayerNetwork built = new NetworkFactory(network, ImageShape.of(data.train()))
                .network(hyperParameters, classWeights(), trial.seed());
        try {
            String backend = Engine.backend(built);
            monitor.started(NetworkReports.facts(built.numParams(), data.fingerprint(), backend));
            TrainingPlan plan = TrainingPlan.of(trial, hyperParameters, training, noise, objective, limit);
            var store = CheckpointStore.of(checkpoints, trial.id(), identity(trial, hyperParameters, backend));
            return new Trainer(built, data, plan, monitor, clock, store).train();
        } finally {
            Backend.release(built);
        }
    }

    /** All that scores depend on. */
    private CheckpointIdentity identity(Trial trial, HyperParameters hyperParameters, String backend) {
        return CheckpointIdentity.of(
                trial.id(),
                trial.seed(),
                trial.point().index(),
                trial.epochs(),
                hyperParameters,
                data.fingerprint(),
                noise,
                network,
                training,
                words(objective),
                backend);
    }

    /** As checkpoints have always named it, so that those of earlier versions are continued. */
    private static String words(Objective objective) {
        return "Objective[metric=%s, direction=%s]"
                .formatted(objective.metric().name().toUpperCase(Locale.ROOT), objective.direction());
    }

    private double[] classWeights() {
        return training.classWeights() ? data.classWeights() : new double[0];
    }
}
