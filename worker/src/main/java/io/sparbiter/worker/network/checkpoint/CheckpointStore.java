package io.sparbiter.worker.network.checkpoint;

import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.checkpoint.CheckpointTrouble;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps the checkpoints of one trial. It is there to save time, so whatever goes wrong in it is logged as a warning and
 * raises nothing: the trial goes on without. For the trial's thread.
 */
public interface CheckpointStore {
    /** Keeps nothing. */
    CheckpointStore NONE = new CheckpointStore() {
        @Override
        public Optional<Checkpoint> load(Checkpoint.Shape shape) {
            return Optional.empty();
        }

        @Override
        public void save(Supplier<Checkpoint> checkpoint) {}

        @Override
        public boolean keepsEnd() {
            return false;
        }
    };

    /** The checkpoints of one trial, where the settings say. */
    static CheckpointStore of(CheckpointSettings settings, int trialId, CheckpointIdentity identity) {
        return settings.isOff()
                ? NONE
                : new TrialCheckpoints(
                        settings.files(trialId), identity, settings.keepsEnd(), CheckpointTrouble.in(settings));
    }

    /** The trial's last checkpoint that is whole, its own and of this shape. */
    Optional<Checkpoint> load(Checkpoint.Shape shape);

    /**
     * Puts a checkpoint in place of those before, which stay until it is complete.
     *
     * @param checkpoint asked for only if it is going to be kept; its buffers are not changed and not kept
     */
    void save(Supplier<Checkpoint> checkpoint);

    /** Whether one of the last epoch is wanted, too. */
    boolean keepsEnd();
}
