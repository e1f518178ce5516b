package io.sparbiter.worker.network.engine.update;

import io.sparbiter.worker.network.layers.NetworkPlan;
import java.nio.FloatBuffer;
import java.util.List;

/** {@link Optimization} for vectors that no network of Deeplearning4j holds. */
public final class HostOptimizer {
    private final List<Block> blocks;
    private final Segment.Workspace space = new Segment.Workspace();

    public HostOptimizer(NetworkPlan plan) {
        blocks = Blocks.of(plan, Blocks.rule(plan).orElseThrow());
    }

    /** Takes a step, counted from 1; returns the penalty of the weights before. */
    public double step(int number, double rate, FloatBuffer weights, FloatBuffer gradients, FloatBuffer state) {
        double penalty = 0;
        for (Block block : blocks) {
            penalty += block.step(number, rate, weights, gradients, state, space);
        }
        return penalty;
    }
}
