package io.sparbiter.worker.network.layers;

import java.io.Serializable;

/**
 * A part of a network's vector of weights, and of every vector laid out alike, such as that of their gradients.
 *
 * @param offset of the first number
 * @param length how many numbers
 */
public record Slice(long offset, long length) implements Serializable {
    /** The length, of a network that fits into memory. */
    public int size() {
        return Math.toIntExact(length);
    }
}
