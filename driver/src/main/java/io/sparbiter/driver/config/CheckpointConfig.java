package io.sparbiter.driver.config;

import io.sparbiter.worker.checkpoint.CheckpointSettings;
import java.util.Optional;

/**
 * Where running trials leave checkpoints.
 *
 * @param directory a path or URI, or {@code none}; empty for the one below the results
 * @param keep of how many trials, the best of the search, the last one stays
 */
public record CheckpointConfig(Optional<String> directory, int keep) {
    public static final CheckpointConfig DEFAULT = new CheckpointConfig(Optional.empty(), 0);

    /** Instead of a directory: no checkpoints. */
    static final String NONE = "none";

    /** Whether trials leave no checkpoints. */
    public boolean isOff() {
        return directory.equals(Optional.of(NONE));
    }

    /**
     * The settings of a search.
     *
     * @param usual the directory where none is named
     */
    public CheckpointSettings of(String search, String usual) {
        return isOff() ? CheckpointSettings.OFF : new CheckpointSettings(directory.orElse(usual), search, keep > 0);
    }
}
