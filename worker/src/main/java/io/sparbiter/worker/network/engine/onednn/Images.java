package io.sparbiter.worker.network.engine.onednn;

/** The shape of a batch of images; pixels are [count, channels, height, width], the last contiguous. */
public record Images(int count, int channels, int height, int width) {
    int pixels() {
        return count * channels * height * width;
    }
}
