package io.sparbiter.driver.picture;

import java.awt.image.BufferedImage;

/** The pixels of data as images. */
final class PixelImages {
    private PixelImages() {}

    /** A grey image: 0 is black. Its pixels are unsigned, row by row. */
    static BufferedImage grey(byte[] pixels, int height, int width) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            int level = Byte.toUnsignedInt(pixels[i]);
            image.setRGB(i % width, i / width, level << 16 | level << 8 | level);
        }
        return image;
    }
}
