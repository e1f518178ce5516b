package io.sparbiter.driver.picture.canvas;

import java.awt.image.BufferedImage;

/**
 * One picture of the study.
 *
 * @param name of its file without {@code .png}, in kebab case
 * @param caption what is seen, in a sentence or two
 */
public record Picture(String name, String caption, BufferedImage image) {
    public Picture {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("the name of a picture is in kebab case: " + name);
        }
    }

    /** The bytes of a PNG file: the same for the same pixels. */
    public byte[] png() {
        return PngFormat.bytes(image);
    }
}
