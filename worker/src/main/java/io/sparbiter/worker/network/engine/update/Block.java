package io.sparbiter.worker.network.engine.update;

import java.nio.FloatBuffer;
import java.util.List;

/** Neighbouring weights of one optimizer. */
record Block(StepRule rule, List<Segment> segments) {
    Block {
        segments = List.copyOf(segments);
    }

    /** Takes a step, counted from 1; returns the penalty before it. */
    double step(
            int number,
            double rate,
            FloatBuffer weights,
            FloatBuffer gradients,
            FloatBuffer state,
            Segment.Workspace space) {
        rule.begin(number, rate);
        double penalty = 0;
        for (Segment segment : segments) {
            penalty += segment.step(weights, gradients, state, space);
        }
        return penalty;
    }
}
