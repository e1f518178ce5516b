package io.sparbiter.worker.network.training;

import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.worker.network.layers.HyperParameters;
import io.sparbiter.worker.network.training.TrainingSettings.EarlyStoppingSettings;
import io.sparbiter.worker.network.training.TrainingSettings.PlateauSettings;
import io.sparbiter.worker.trial.TimeLimit;

/**
 * How one network is trained.
 *
 * @param epochs the most epochs, at least 1
 * @param batch images a batch, at least 1
 * @param learningRate of the first epoch
 * @param noise probability of a training pixel to turn black or white
 * @param seed of the order of images, of noise and dropout
 * @param objective what early stopping and plateau watch, and what says which epoch was best
 * @param timeLimit after which training ends as failed
 */
public record TrainingPlan(
        int epochs,
        int batch,
        double learningRate,
        double noise,
        long seed,
        EarlyStoppingSettings earlyStopping,
        PlateauSettings plateau,
        Objective objective,
        TimeLimit timeLimit) {
    public static TrainingPlan of(
            Trial trial,
            HyperParameters hyperParameters,
            TrainingSettings settings,
            double noise,
            Objective objective,
            TimeLimit timeLimit) {
        return new TrainingPlan(
                trial.epochs(),
                hyperParameters.batch(),
                hyperParameters.learningRate(),
                noise,
                trial.seed(),
                settings.earlyStopping(),
                settings.plateau(),
                objective,
                timeLimit);
    }
}
