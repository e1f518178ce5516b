package io.sparbiter.worker.network.engine.onednn;

import io.sparbiter.worker.network.engine.onednn.program.Program;
import io.sparbiter.worker.network.engine.onednn.program.Tensor;

/** A layer as part of a computation for one batch size. */
interface Node {
    /** Adds its steps and returns what the next layer gets. */
    Tensor forward(Program program, Tensor input);

    /**
     * Adds its steps back, after {@link #forward}, and returns the gradient of its input, in a buffer that the next call
     * may write to. The first layer of a network returns what it was given.
     *
     * @param gradient of its output, to be overwritten
     */
    Tensor backward(Program program, Tensor gradient);
}
