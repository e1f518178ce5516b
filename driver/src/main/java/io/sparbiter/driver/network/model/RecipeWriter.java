package io.sparbiter.driver.network.model;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.network.trial.NetworkTrialType;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.training.TrainingSettings;
import io.sparbiter.worker.network.training.TrainingSettings.EarlyStoppingSettings;

/**
 * Turns settings and a choice into a recipe.
 *
 * @param config with the most epochs of this training
 * @param fingerprint of the data
 * @param networks what the search is over
 * @param hasEpochs whether a user said how many epochs
 * @param hasSeed whether a user said which seed
 */
public record RecipeWriter(
        SearchConfig config, NetworkTrialType networks, String fingerprint, boolean hasEpochs, boolean hasSeed) {
    private static final long USUAL_SEED = 1;

    /**
     * The recipe.
     *
     * @throws ResultsException if it is to be full and nobody says for how many epochs
     */
    public ModelRecipe recipe(ModelChoice choice, boolean full, int tasks, boolean ownAveraging) {
        return new ModelRecipe(
                choice.origin(),
                choice.parameters(),
                networks.data(),
                fingerprint,
                full,
                networks.network(),
                full ? unstopped(epochs(choice)) : networks.training(),
                full ? Objective.of(NetworkReports.TRAIN_LOSS) : config.objective(),
                seed(choice),
                tasks,
                ownAveraging);
    }

    private long seed(ModelChoice choice) {
        long ofConfig = config.seed().orElse(USUAL_SEED);
        return hasSeed ? ofConfig : choice.seed().orElse(ofConfig);
    }

    private int epochs(ModelChoice choice) {
        if (hasEpochs) {
            return networks.training().epochs();
        }
        return choice.bestEpoch()
                .orElseThrow(() -> ResultsException.usage(
                        "Cannot train --full without --epochs: no image is held out that could tell when to stop.",
                        "Train without --full first, and give the best epoch it reports as --epochs."));
    }

    /** Without images held out, nothing tells when to stop. */
    private TrainingSettings unstopped(int epochs) {
        TrainingSettings training = networks.training();
        return new TrainingSettings(
                epochs,
                training.batch(),
                training.learningRate(),
                training.classWeights(),
                training.threads(),
                training.tf32(),
                new EarlyStoppingSettings(epochs, 0),
                training.plateau());
    }
}
