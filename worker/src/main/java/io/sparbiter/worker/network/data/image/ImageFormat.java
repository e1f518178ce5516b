package io.sparbiter.worker.network.data.image;

import java.io.Serializable;

/** The size of images, in pixels, and how many numbers a pixel has: 1 for grey, 3 for colour. All at least 1. */
public record ImageFormat(int height, int width, int channels) implements Serializable {
    public ImageFormat {
        if (height < 1 || width < 1 || channels < 1) {
            throw new IllegalArgumentException("an image has at least one pixel");
        }
    }

    /** Numbers in an image. */
    public int length() {
        return Math.multiplyExact(Math.multiplyExact(height, width), channels);
    }

    /** Width and height, as in {@code 28 x 28}, and the channels if there are several. */
    @Override
    public String toString() {
        return width + " x " + height + (channels == 1 ? "" : " x " + channels);
    }
}
