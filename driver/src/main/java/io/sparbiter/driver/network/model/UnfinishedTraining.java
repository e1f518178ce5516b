package io.sparbiter.driver.network.model;

import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.network.checkpoint.CheckpointIdentity;
import io.sparbiter.worker.network.checkpoint.CheckpointStore;
import io.sparbiter.worker.storage.FileTree;
import io.sparbiter.worker.storage.FreshFile;
import io.sparbiter.worker.storage.RegularFile;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a training's recipe and its last checkpoint in its model's directory until it has ended. */
record UnfinishedTraining(Path directory) {
    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedTraining.class);

    private static final String NAME = "unfinished";
    private static final String RECIPE = "recipe.json";
    private static final String CHECKPOINTS = "checkpoints";
    /** A directory has one training. */
    private static final int TRAINING = 1;

    static UnfinishedTraining in(Path model) {
        return new UnfinishedTraining(model.resolve(NAME));
    }

    boolean exists() {
        return Files.isDirectory(directory);
    }

    /** What is being trained here; empty if nothing is. */
    Optional<ModelRecipe> recipe() throws IOException {
        Path file = directory.resolve(RECIPE);
        return Files.exists(file)
                ? Optional.of(ModelJson.read(RegularFile.text(file, ModelDirectory.MOST_BYTES), ModelRecipe.class))
                : Optional.empty();
    }

    void begin(ModelRecipe recipe) throws IOException {
        Files.createDirectories(directory);
        FreshFile.write(directory.resolve(RECIPE), ModelJson.write(recipe));
    }

    /** With one of the last epoch, too: what follows the last epoch may be interrupted as well. */
    CheckpointStore checkpoints(ModelRecipe recipe, String backend) {
        return CheckpointStore.of(settings(), TRAINING, CheckpointIdentity.of(backend, ModelJson.write(recipe)));
    }

    /** But for what somebody else has put there. */
    void delete() throws IOException {
        FileTree.delete(directory.resolve(CHECKPOINTS));
        Files.deleteIfExists(directory.resolve(RECIPE));
        try {
            Files.deleteIfExists(directory);
        } catch (DirectoryNotEmptyException e) {
            LOG.warn("{} stays: there is more in it than this training's files.", directory);
        }
    }

    private CheckpointSettings settings() {
        return new CheckpointSettings(directory.toAbsolutePath().toString(), CHECKPOINTS, true);
    }
}
