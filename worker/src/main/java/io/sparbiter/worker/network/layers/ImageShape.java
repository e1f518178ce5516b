package io.sparbiter.worker.network.layers;

import io.sparbiter.worker.network.data.image.ImageSet;
import java.io.Serializable;

/** What goes into a network, images of this size, and what comes out, one probability a class. All at least 1. */
public record ImageShape(int height, int width, int channels, int classes) implements Serializable {
    /** Height and width that a search's networks need at least: three poolings of 2 leave nothing of less. */
    public static final int LEAST_SIDE = 8;

    public ImageShape {
        if (height < 1 || width < 1 || channels < 1 || classes < 1) {
            throw new IllegalArgumentException("Cannot build a network for images of %d×%d×%d in %d classes"
                    .formatted(channels, height, width, classes));
        }
    }

    /** Of these images and their classes. */
    public static ImageShape of(ImageSet images) {
        return new ImageShape(images.height(), images.width(), images.channels(), images.classes());
    }

    /** Whether poolings leave something of the images. */
    public boolean isPoolable() {
        return Math.min(height, width) >= LEAST_SIDE;
    }
}
