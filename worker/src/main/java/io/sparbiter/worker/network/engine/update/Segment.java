package io.sparbiter.worker.network.engine.update;

import java.nio.FloatBuffer;

/**
 * Neighbouring weights that share optimizer and penalty.
 *
 * @param offset of the first among all weights
 * @param first where the optimizer's first numbers of state begin; -1 for none
 * @param second where its second ones begin
 */
record Segment(int offset, int length, StepRule rule, Penalty penalty, int first, int second) {
    /** Few enough to stay in a processor's nearest cache. */
    static final int CHUNK = 1024;

    /** Space for one chunk of each vector. */
    static final class Workspace {
        final float[] weights = new float[CHUNK];
        final float[] gradients = new float[CHUNK];
        final float[] first = new float[CHUNK];
        final float[] second = new float[CHUNK];
    }

    /** Takes a step; returns the penalty before it. */
    double step(FloatBuffer weights, FloatBuffer gradients, FloatBuffer state, Workspace space) {
        double sum = 0;
        for (int done = 0; done < length; done += CHUNK) {
            int count = Math.min(CHUNK, length - done);
            weights.get(offset + done, space.weights, 0, count);
            gradients.get(offset + done, space.gradients, 0, count);
            if (!penalty.isNone()) {
                sum += penalty.of(space.weights, count);
                penalty.addTo(space.gradients, space.weights, count);
            }
            step(state, space, done, count);
            weights.put(offset + done, space.weights, 0, count);
        }
        return sum;
    }

    private void step(FloatBuffer state, Workspace space, int done, int count) {
        if (first < 0) {
            rule.step(space.weights, space.gradients, space.first, space.second, count);
            return;
        }
        state.get(first + done, space.first, 0, count);
        state.get(second + done, space.second, 0, count);
        rule.step(space.weights, space.gradients, space.first, space.second, count);
        state.put(first + done, space.first, 0, count);
        state.put(second + done, space.second, 0, count);
    }
}
