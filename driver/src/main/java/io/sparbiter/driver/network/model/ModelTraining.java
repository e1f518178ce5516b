package io.sparbiter.driver.network.model;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.checkpoint.CheckpointStore;
import io.sparbiter.worker.network.data.DataSplit;
import io.sparbiter.worker.network.data.image.Brightness;
import io.sparbiter.worker.network.device.Backend;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.engine.Engine;
import io.sparbiter.worker.network.engine.Engines;
import io.sparbiter.worker.network.layers.HyperParameters;
import io.sparbiter.worker.network.layers.ImageShape;
import io.sparbiter.worker.network.layers.NetworkFactory;
import io.sparbiter.worker.network.layers.NetworkPlan;
import io.sparbiter.worker.network.training.Beginning;
import io.sparbiter.worker.network.training.SharedTraining;
import io.sparbiter.worker.network.training.Trainer;
import io.sparbiter.worker.network.training.TrainingPlan;
import io.sparbiter.worker.network.training.Validation;
import io.sparbiter.worker.trial.TimeLimit;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Trains a recipe's network for good, as trials are trained, by the same {@link Trainer}; but the network stays. All in
 * the calling thread.
 */
public final class ModelTraining {
    private final ModelRecipe recipe;
    private final DataSplit split;
    private final String version;
    private final InstantSource clock;
    private final Device device;
    private final NetworkPlan layers;
    private final MultiLayerNetwork network;
    private String computedBy = "";

    /**
     * Builds the network; loads ND4J.
     *
     * @param split of the recipe's data
     * @param version of this program
     * @throws io.sparbiter.worker.network.device.DeviceException if ND4J cannot compute on this machine's GPU
     */
    public ModelTraining(ModelRecipe recipe, DataSplit split, String version, InstantSource clock) {
        this.recipe = recipe;
        this.split = recipe.full() ? split.full() : split;
        this.version = version;
        this.clock = clock;
        device = Device.here().withTf32(recipe.training().tf32());
        Backend.useThreads(recipe.training().threads());
        layers = recipe.plan(shape(), recipe.training().classWeights() ? split.classWeights() : new double[0]);
        network = NetworkFactory.network(layers, recipe.seed());
    }

    private ImageShape shape() {
        return ImageShape.of(split.train());
    }

    /** Untrained until {@link #train} is called; thereafter with its best epoch's weights. */
    public MultiLayerNetwork network() {
        return network;
    }

    /** What computes: an engine of ours, or in dl4j-spark's tasks Deeplearning4j's layers. */
    public String backend() {
        return recipe.tasks() == 0 || recipe.ownAveraging() ? Engines.backend(layers, device) : Backend.name();
    }

    /** As tasks on other machines have to know it. */
    public SharedTraining shared() {
        return new SharedTraining(
                layers,
                recipe.data(),
                split.fingerprint(),
                recipe.full(),
                recipe.hyperParameters().batch(),
                recipe.seed(),
                recipe.training().threads(),
                recipe.training().tf32());
    }

    /** What it trains on: with a full recipe, validation's images are among training's. */
    public DataSplit split() {
        return split;
    }

    /**
     * Trains to the end, or until the monitor says that it is cancelled.
     *
     * @param trainer may have the trainer leave its epochs to others
     */
    public Outcome train(TrialMonitor monitor, CheckpointStore checkpoints, UnaryOperator<Trainer> trainer) {
        Beginning beginning =
                Beginning.of(checkpoints, network, recipe.training().epochs(), backend());
        computedBy = beginning.backend();
        monitor.started(NetworkReports.facts(network.numParams(), split.fingerprint(), computedBy));
        return trainer.apply(new Trainer(network, engine(), split, plan(), monitor, clock, beginning))
                .train();
    }

    private Engine engine() {
        return Engines.open(layers, network, device);
    }

    private TrainingPlan plan() {
        HyperParameters parameters = recipe.hyperParameters();
        return new TrainingPlan(
                recipe.training().epochs(),
                parameters.batch(),
                parameters.learningRate(),
                recipe.data().noise(),
                recipe.seed(),
                recipe.training().earlyStopping(),
                recipe.training().plateau(),
                recipe.objective(),
                TimeLimit.NONE);
    }

    /**
     * What the trained network is; measures it on all validation images, if only some of them scored its epochs. Empty if
     * the monitor cancelled that.
     */
    public Optional<ModelCard> card(Completed outcome, TrialMonitor monitor) {
        return metrics(outcome, monitor)
                .map(metrics -> new ModelCard(
                        ModelCard.FORMAT,
                        version,
                        computedBy,
                        clock.instant(),
                        recipe,
                        shape(),
                        network.numParams(),
                        outcome.history().size(),
                        outcome.bestEpoch(),
                        outcome.reason(),
                        metrics,
                        split.train().names().names(),
                        Brightness.of(split.train())));
    }

    private Optional<Map<String, Double>> metrics(Completed outcome, TrialMonitor monitor) {
        Epoch best = outcome.history().get(outcome.bestEpoch() - 1);
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("train_loss", NetworkReports.trainLoss(best));
        if (recipe.full()) {
            return Optional.of(metrics);
        }
        return validation(best, monitor).map(validation -> {
            metrics.put("val_loss", validation.loss());
            metrics.put("val_accuracy", validation.accuracy());
            return metrics;
        });
    }

    private Optional<Validation> validation(Epoch best, TrialMonitor monitor) {
        if (split.scoring().size() == split.validation().size()) {
            return Optional.of(new Validation(NetworkReports.valLoss(best), NetworkReports.valAccuracy(best)));
        }
        try (Engine engine = engine()) {
            return Validation.of(engine, split.validation(), monitor::isCancelled);
        }
    }

    /** The epochs as they are kept: without what was not measured on images held out. */
    public List<Epoch> history(Completed outcome) {
        return recipe.full()
                ? outcome.history().stream().map(ModelTraining::unscored).toList()
                : outcome.history();
    }

    private static Epoch unscored(Epoch epoch) {
        return NetworkReports.epoch(
                epoch.number(),
                NetworkReports.trainLoss(epoch),
                Double.NaN,
                Double.NaN,
                NetworkReports.learningRate(epoch),
                epoch.millis());
    }
}
