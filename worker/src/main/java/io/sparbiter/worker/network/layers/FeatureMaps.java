package io.sparbiter.worker.network.layers;

import java.io.Serializable;

/** The shape of an image, or of what a convolution makes of it: [channels, height, width], the last contiguous. */
public record FeatureMaps(int channels, int height, int width) implements Serializable {
    /** Numbers of one image. */
    public int size() {
        return Math.toIntExact((long) channels * area());
    }

    /** Numbers of one channel of one image. */
    public int area() {
        return Math.multiplyExact(height, width);
    }

    /** After max pooling 2×2 of stride 2, which leaves out an odd last row or column. */
    FeatureMaps pooled(int outputs) {
        return new FeatureMaps(outputs, height / 2, width / 2);
    }
}
