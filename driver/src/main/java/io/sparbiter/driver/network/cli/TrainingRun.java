package io.sparbiter.driver.network.cli;

import io.sparbiter.driver.cli.ProgramVersion;
import io.sparbiter.driver.network.distributed.AveragedEpochs;
import io.sparbiter.driver.network.model.ModelDirectory;
import io.sparbiter.driver.network.model.ModelRecipe;
import io.sparbiter.driver.network.model.ModelTraining;
import io.sparbiter.driver.network.model.ParallelTraining;
import io.sparbiter.driver.network.model.TrainingDirectory;
import io.sparbiter.driver.network.trial.NetworkTrialType;
import io.sparbiter.driver.progress.TrainingDisplay;
import io.sparbiter.driver.progress.TrainingProgress;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.worker.Counted;
import io.sparbiter.worker.network.data.DataSplit;
import io.sparbiter.worker.network.training.EpochTraining;
import io.sparbiter.worker.network.training.Trainer;
import io.sparbiter.worker.trial.SteadyClock;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One run of a training, from where it stands to its model or its end. */
final class TrainingRun {
    private final ModelRecipe recipe;
    private final ModelTraining training;
    private final TrainingDisplay display;
    private final TrainingProgress progress;
    private String complaint = "";

    /** Builds the network. */
    TrainingRun(ModelRecipe recipe, DataSplit data) {
        this.recipe = recipe;
        // One for this thread, which builds and scores the network, and one for each task beside it.
        NetworkTrialType.limitMemory(1 + recipe.tasks());
        training = new ModelTraining(recipe, data, ProgramVersion.get(), SteadyClock.start());
        display = TrainingDisplay.create(recipe.training().epochs(), recipe.batches(), recipe.objective());
        progress = new TrainingProgress(recipe.objective(), display);
    }

    /** Ends it between two batches; from any thread. */
    void requestEnd() {
        progress.requestEnd();
    }

    /** The model; empty if there is none yet, for a reason that {@link #complaint} says. To be called once. */
    Optional<ModelDirectory> run(TrainingDirectory directory) {
        try (display) {
            Outcome outcome = train(directory);
            complaint = complaint(outcome);
            return outcome instanceof Completed completed ? finish(completed, directory) : Optional.empty();
        }
    }

    private Optional<ModelDirectory> finish(Completed completed, TrainingDirectory directory) {
        return training.card(completed, progress)
                .map(card -> directory.finish(card, training.history(completed), training.network()));
    }

    private Outcome train(TrainingDirectory directory) {
        if (recipe.tasks() == 0) {
            return training.train(progress, directory.checkpoints(training.backend()), UnaryOperator.identity());
        }
        return recipe.ownAveraging() ? trainByEngine(directory) : trainByDl4j(directory);
    }

    private Outcome trainByEngine(TrainingDirectory directory) {
        try (var epochs = AveragedEpochs.open(recipe, training)) {
            return train(directory, epochs);
        }
    }

    private Outcome trainByDl4j(TrainingDirectory directory) {
        try (var epochs = ParallelTraining.ofThisBuild().orElseThrow().open(recipe, training)) {
            return train(directory, epochs);
        }
    }

    private Outcome train(TrainingDirectory directory, EpochTraining epochs) {
        return training.train(
                progress, directory.checkpoints(training.backend()), (Trainer trainer) -> trainer.trainingBy(epochs));
    }

    private static String complaint(Outcome outcome) {
        if (outcome instanceof Diverged diverged) {
            return "Cannot train the model: " + diverged.message()
                    + "\nTry a smaller learning rate, as in --set training.learning_rate=0.0001.";
        }
        if (outcome instanceof Failed failed) {
            return "Cannot train the model: " + failed.message()
                    + "\nThe same command goes on from the last checkpoint.";
        }
        return "Ended after " + Counted.of(outcome.history().size(), "epoch")
                + ", kept for later: the same command goes on from there.";
    }

    /** Why there is no model, and what to do about it. */
    String complaint() {
        return complaint;
    }
}
