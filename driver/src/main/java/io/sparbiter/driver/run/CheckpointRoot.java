package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.store.StoreWatch;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.storage.MissingFileSystem;
import java.io.IOException;

/** The directory that a search file names for checkpoints. */
public final class CheckpointRoot {
    private CheckpointRoot() {}

    /**
     * Throws {@link ResultsException} if a directory is named and cannot be written to: executors would only warn, each of
     * them, and go on without. The directory below the results is looked after with these.
     */
    public static void check(SearchConfig config, String search) {
        if (config.checkpoint().directory().isPresent()) {
            check(config.checkpoint().of(search, ""));
        }
    }

    private static void check(CheckpointSettings checkpoints) {
        try {
            StoreWatch.ofThisProgram().during(checkpoints.root(), "trying to write there", () -> {
                checkpoints.probe();
                return true;
            });
        } catch (IOException | RuntimeException | NoClassDefFoundError e) {
            throw ResultsException.usage(
                    "Cannot write to checkpoint.directory (" + checkpoints.root() + "): " + e,
                    MissingFileSystem.remedy(checkpoints.root(), e)
                            .orElse("Name a directory that every node may write to, or none for no checkpoints."),
                    e);
        }
    }
}
