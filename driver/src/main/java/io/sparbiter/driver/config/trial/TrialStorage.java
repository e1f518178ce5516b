package io.sparbiter.driver.config.trial;

import io.sparbiter.worker.checkpoint.CheckpointSettings;

/**
 * Where trials leave what outlives them. Both are reached by every executor.
 *
 * @param checkpoints from which a trial that lost its executor goes on
 * @param output a directory, a path or URI, for what programs print; empty for nowhere
 */
public record TrialStorage(CheckpointSettings checkpoints, String output) {
    /** Nothing is left anywhere. */
    public static final TrialStorage NONE = new TrialStorage(CheckpointSettings.OFF, "");
}
