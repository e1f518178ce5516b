package io.sparbiter.worker.network.checkpoint;

import static io.sparbiter.worker.Require.require;

import io.sparbiter.search.trial.Epoch;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/**
 * All that a trial needs to go on after an epoch as if nothing had happened. Learning rate and the counters of early
 * stopping and plateau are not here, since they follow from the history; nor is random state, since every draw of an
 * epoch derives from the trial's seed and the epoch's number.
 *
 * @param backend what computed it, as the results table says
 * @param history the epochs up to now, numbered from 1; at least one
 * @param iterations batches trained up to now, which optimizers count
 * @param weights of the network, batch normalization's means and variances among them
 * @param optimizer the optimizer's state; empty if it has none
 * @param best the weights of the best epoch, absent if that is the last one
 */
public record Checkpoint(
        String backend,
        List<Epoch> history,
        int iterations,
        FloatBuffer weights,
        FloatBuffer optimizer,
        Optional<FloatBuffer> best) {
    public Checkpoint {
        history = List.copyOf(history);
        require(!history.isEmpty(), "a checkpoint follows an epoch: ", history.size());
    }

    /**
     * What a checkpoint must fit, so that a file is refused before anything is allocated for it.
     *
     * @param weights of the network
     * @param optimizer numbers of the optimizer's state
     * @param epochs the most epochs
     */
    public record Shape(int weights, int optimizer, int epochs) {}
}
