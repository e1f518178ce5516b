package io.sparbiter.worker.data;

/** The size of an upright image, all at least 1. */
record ImageSize(int channels, int height, int width) {
    int pixels() {
        return height * width;
    }

    /** Bytes of an image. */
    int values() {
        return channels * pixels();
    }

    /** As people write it: {@code 28 x 28}, and {@code 32 x 32 in 3 channels}. */
    @Override
    public String toString() {
        return height + " x " + width + (channels == 1 ? "" : " in " + channels + " channels");
    }
}
