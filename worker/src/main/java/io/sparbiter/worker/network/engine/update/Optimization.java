package io.sparbiter.worker.network.engine.update;

import java.nio.FloatBuffer;
import java.util.List;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A network's optimizer: penalties, moments and steps in one pass over the weights, where Deeplearning4j makes a dozen.
 * Keeps its state where Deeplearning4j does.
 */
public final class Optimization {
    private final MultiLayerNetwork network;
    private final Segment.Workspace space = new Segment.Workspace();

    private Updater updater;
    private List<Block> blocks = List.of();
    private FloatBuffer state;

    public Optimization(MultiLayerNetwork network) {
        this.network = network;
    }

    /** Whether it knows the network's optimizer and penalties. */
    public static boolean supports(MultiLayerNetwork network) {
        return Blocks.of(network).isPresent();
    }

    /** Steps along the network's gradients, of a batch's mean loss; returns the penalty of the weights before. */
    public double step() {
        refresh();
        FloatBuffer weights = network.params().data().asNioFloat();
        FloatBuffer gradients = network.getGradientsViewArray().data().asNioFloat();
        int iteration = network.getIterationCount();
        double penalty = 0;
        for (Block block : blocks) {
            penalty += block.step(iteration, weights, gradients, state, space);
        }
        network.setIterationCount(iteration + 1);
        return penalty;
    }

    /** Deeplearning4j makes a new updater, with the state of the old, when a learning rate is set. */
    private void refresh() {
        Updater current = network.getUpdater(true);
        if (current != updater) {
            updater = current;
            blocks = Blocks.of(network).orElseThrow();
            var array = current.getStateViewArray();
            state = array == null ? FloatBuffer.allocate(0) : array.data().asNioFloat();
        }
    }
}
