package io.sparbiter.worker.network.layers;

/** The weights of one layer as plain numbers, without biases. */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public sealed interface LayerWeights {
    /** The layer's name, such as {@code conv_1}. */
    String layer();

    /**
     * Of a convolution.
     *
     * @param values [filter][input channel][row][column]
     */
    record Kernels(String layer, float[][][][] values) implements LayerWeights {}

    /**
     * Of a dense or output layer.
     *
     * @param values [input][unit]
     */
    record Dense(String layer, float[][] values) implements LayerWeights {}
}
