package io.sparbiter.driver.network.model;

import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.worker.network.checkpoint.CheckpointStore;
import io.sparbiter.worker.storage.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Lets one recipe have the directory {@code --out}, from its first epoch to the complete model, by however many runs.
 * Whatever goes wrong is a {@link ResultsException}.
 */
public final class TrainingDirectory {
    private final Path path;
    private final ModelRecipe recipe;
    private final UnfinishedTraining notes;
    private final boolean hasBegun;

    private TrainingDirectory(Path path, ModelRecipe recipe, UnfinishedTraining notes, boolean hasBegun) {
        this.path = path;
        this.recipe = recipe;
        this.notes = notes;
        this.hasBegun = hasBegun;
    }

    /** Makes the directory this recipe's, or finds that it is; refuses one that is another's. Loads no ND4J. */
    public static TrainingDirectory open(Path path, ModelRecipe recipe) {
        UnfinishedTraining notes = UnfinishedTraining.in(path);
        Optional<ModelRecipe> there = ModelDirectory.isComplete(path)
                ? Optional.of(ModelDirectory.open(path).card().recipe())
                : begun(notes);
        there.ifPresent(other -> requireSame(path, other, recipe));
        var directory = new TrainingDirectory(path, recipe, notes, there.isPresent());
        if (there.isEmpty()) {
            directory.begin();
        }
        return directory;
    }

    private static Optional<ModelRecipe> begun(UnfinishedTraining notes) {
        try {
            return notes.recipe();
        } catch (IOException e) {
            throw ResultsException.failure(
                    "Cannot read what is being trained in " + notes.directory(),
                    "Delete that directory to begin anew, or name another --out.",
                    e);
        }
    }

    private static void requireSame(Path path, ModelRecipe there, ModelRecipe asked) {
        List<String> differences = RecipeDifference.between(there, asked);
        if (!differences.isEmpty()) {
            throw ResultsException.usage(
                    "Cannot train into --out (" + path + "): it has "
                            + (ModelDirectory.isComplete(path) ? "a model" : "the beginning of one")
                            + " trained otherwise: " + String.join("; ", differences) + ".",
                    isDl4js(there, asked)
                            ? "Add --by dl4j to go on with it, or name another directory."
                            : "Name another directory, or delete this one.");
        }
    }

    /** As all trainings in tasks were in earlier versions. */
    private static boolean isDl4js(ModelRecipe there, ModelRecipe asked) {
        return there.tasks() == asked.tasks() && !there.ownAveraging() && asked.ownAveraging();
    }

    private void begin() {
        try {
            notes.begin(recipe);
        } catch (IOException e) {
            throw ResultsException.usage(
                    "Cannot write to --out (" + path + "): " + e, "Choose a directory that you may write to.", e);
        }
    }

    /** The model, if the training has ended already. */
    public Optional<ModelDirectory> complete() {
        return ModelDirectory.isComplete(path) ? Optional.of(ModelDirectory.open(path)) : Optional.empty();
    }

    /** Whether an earlier run was here. */
    public boolean hasBegun() {
        return hasBegun;
    }

    /**
     * The training's own.
     *
     * @param backend what computes
     */
    public CheckpointStore checkpoints(String backend) {
        return notes.checkpoints(recipe, backend);
    }

    /** Writes the model and forgets the way there. */
    public ModelDirectory finish(ModelCard card, List<Epoch> history, MultiLayerNetwork network) {
        try {
            FileTree.make(path);
            new ModelWriter(path).write(card, history, network);
            notes.delete();
            return ModelDirectory.open(path);
        } catch (IOException e) {
            throw ResultsException.failure(
                    "Cannot write the model to --out (" + path + ")",
                    "Make room there, and give the same command again: it goes on from the last checkpoint.",
                    e);
        }
    }

    /** In what two recipes differ. */
    private static final class RecipeDifference {
        private static final String NOTHING = "not set";

        private RecipeDifference() {}

        /** One phrase a difference, as in {@code training.epochs was 200 and is 20}; none if they are the same. */
        static List<String> between(ModelRecipe there, ModelRecipe asked) {
            SortedMap<String, String> was = ModelJson.flat(there);
            SortedMap<String, String> is = ModelJson.flat(asked);
            var keys = new TreeSet<>(was.keySet());
            keys.addAll(is.keySet());
            return keys.stream()
                    .filter(key -> !was.getOrDefault(key, NOTHING).equals(is.getOrDefault(key, NOTHING)))
                    .map(key -> "%s was %s and is %s"
                            .formatted(key, was.getOrDefault(key, NOTHING), is.getOrDefault(key, NOTHING)))
                    .toList();
        }
    }
}
