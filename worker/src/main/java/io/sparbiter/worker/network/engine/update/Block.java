package io.sparbiter.worker.network.engine.update;

import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The weights of one optimizer.
 *
 * @param config tells the learning rate of a step
 */
record Block(IUpdater config, StepRule rule, List<Segment> segments) {
    Block {
        segments = List.copyOf(segments);
    }

    double step(int iteration, FloatBuffer weights, FloatBuffer gradients, FloatBuffer state, Segment.Workspace space) {
        rule.begin(iteration + 1, config.hasLearningRate() ? config.getLearningRate(iteration, 0) : 1);
        double penalty = 0;
        for (Segment segment : segments) {
            penalty += segment.step(weights, gradients, state, space);
        }
        return penalty;
    }
}
