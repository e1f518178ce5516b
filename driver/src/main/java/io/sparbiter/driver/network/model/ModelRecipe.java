package io.sparbiter.driver.network.model;

import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.layers.HyperParameters;
import io.sparbiter.worker.network.layers.ImageShape;
import io.sparbiter.worker.network.layers.NetworkPlan;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.training.TrainingSettings;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a training depends on: the same recipe on the same kind of machine gives the same model.
 *
 * @param parameters axis name to value ({@link Long}, {@link Double} or {@link String}); of the baseline its dense layers
 * @param data which images, and how they are split
 * @param fingerprint of the images and the split, see {@link io.sparbiter.worker.network.data.DataSplit}
 * @param full whether it trains on training and validation images, which leaves nothing to validate on
 * @param objective what early stopping and plateau watch, and what says which epoch is best
 * @param seed of the initial weights and every draw of the training
 * @param tasks Spark tasks that train side by side, their weights averaged; 0 for a training in one thread
 * @param ownAveraging whether those tasks compute with our own engine; else dl4j-spark trains them
 */
public record ModelRecipe(
        ModelOrigin origin,
        Map<String, Serializable> parameters,
        DataSettings data,
        String fingerprint,
        boolean full,
        NetworkSettings network,
        TrainingSettings training,
        Objective objective,
        long seed,
        int tasks,
        boolean ownAveraging) {
    public ModelRecipe {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** For people: {@code train} or {@code train+validation}. */
    public String trainedOn() {
        return full ? "train+validation" : "train";
    }

    /** What the parameters and the settings say of network and training. */
    public HyperParameters hyperParameters() {
        return HyperParameters.of(new Point(0, parameters), network, training.learningRate(), training.batch());
    }

    /**
     * The network's layers.
     *
     * @param shape of the images
     * @param classWeights of the training loss by class, empty for none
     */
    NetworkPlan plan(ImageShape shape, double[] classWeights) {
        HyperParameters parameters = hyperParameters();
        return isBaseline()
                ? NetworkPlan.dense(
                        List.of(parameters.dense1Units(), parameters.dense2Units()),
                        parameters.learningRate(),
                        network,
                        shape,
                        classWeights)
                : NetworkPlan.of(parameters, network, shape, classWeights);
    }

    /** How many images it trains on. */
    public int images() {
        return full ? data.train() + data.validation() : data.train();
    }

    /** How many batches an epoch has. */
    public int batches() {
        int batch = hyperParameters().batch();
        return (images() + batch - 1) / batch;
    }

    boolean isBaseline() {
        return origin instanceof ModelOrigin.Baseline;
    }
}
