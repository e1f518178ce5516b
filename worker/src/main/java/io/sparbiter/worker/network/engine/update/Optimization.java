package io.sparbiter.worker.network.engine.update;

import io.sparbiter.worker.network.layers.NetworkPlan;
import java.nio.FloatBuffer;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A network's optimizer: penalties, moments and steps in one pass over the weights, where Deeplearning4j makes a dozen.
 * Keeps its state where Deeplearning4j does.
 */
public final class Optimization {
    private final MultiLayerNetwork network;
    private final List<Block> blocks;
    private final Segment.Workspace space = new Segment.Workspace();

    public Optimization(NetworkPlan plan, MultiLayerNetwork network) {
        this.network = network;
        blocks = Blocks.of(plan, Blocks.rule(plan).orElseThrow());
    }

    /** Whether it knows the plan's optimizer. */
    public static boolean supports(NetworkPlan plan) {
        return Blocks.rule(plan).isPresent();
    }

    /** Steps along the network's gradients, of a batch's mean loss; returns the penalty of the weights before. */
    public double step() {
        FloatBuffer weights = network.params().data().asNioFloat();
        FloatBuffer gradients = network.getGradientsViewArray().data().asNioFloat();
        // A new one whenever a learning rate is set.
        FloatBuffer state = network.getUpdater(true).getStateViewArray().data().asNioFloat();
        int iteration = network.getIterationCount();
        double rate = network.getLearningRate(0);
        double penalty = 0;
        for (Block block : blocks) {
            penalty += block.step(iteration + 1, rate, weights, gradients, state, space);
        }
        network.setIterationCount(iteration + 1);
        return penalty;
    }
}
