package io.sparbiter.worker.network.engine.cuda;

/** A layer as part of a pass over batches of one size. */
interface Node {
    /** Adds its launches and returns what the next layer gets. */
    Tensor forward(Program program, Tensor input);

    /**
     * Adds its launches back, after {@link #forward}, and returns the gradient of its input.
     *
     * @param gradient of its output, to be overwritten
     */
    Tensor backward(Program program, Tensor gradient);
}
