package io.sparbiter.worker.network.training;

import io.sparbiter.worker.network.checkpoint.Checkpoint;
import io.sparbiter.worker.network.checkpoint.CheckpointStore;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Where a training begins.
 *
 * @param store where its checkpoints go
 * @param checkpoint after which it goes on; empty if it begins anew
 * @param backend what computes it and, if another one computed its first epochs, which
 */
public record Beginning(CheckpointStore store, Optional<Checkpoint> checkpoint, String backend) {
    static final Beginning WITHOUT_CHECKPOINTS = new Beginning(CheckpointStore.NONE, Optional.empty(), "");

    /**
     * At the last checkpoint in a store, if it has one.
     *
     * @param store of this very training
     * @param epochs the most epochs
     * @param backend that computes from now on; the checkpoint may be another's
     */
    public static Beginning of(CheckpointStore store, MultiLayerNetwork network, int epochs, String backend) {
        Optional<Checkpoint> checkpoint = store.load(TrainerState.shape(network, epochs));
        return new Beginning(
                store,
                checkpoint,
                checkpoint.map(last -> words(backend, last, epochs)).orElse(backend));
    }

    private static String words(String now, Checkpoint last, int epochs) {
        String from = now + " from epoch ";
        boolean isOver = last.history().size() >= epochs;
        return isOver || last.backend().equals(now) || last.backend().startsWith(from)
                ? last.backend()
                : from + (last.history().size() + 1) + ", before: " + last.backend();
    }
}
