package io.sparbiter.worker.network.engine.onednn;

/** Buffers that several layers use, one after the other. */
final class BufferNames {
    /** A convolution's output before pooling, or its gradient: needed only until the next operation, and the largest. */
    static final String WIDE = "wide";

    /** The same in another layout. */
    static final String WIDE_AGAIN = "wide_again";

    /** The gradient on its way from layer to layer. */
    static final String GRADIENT = "gradient";

    /** The same in another layout. */
    static final String GRADIENT_AGAIN = "gradient_again";

    private BufferNames() {}
}
