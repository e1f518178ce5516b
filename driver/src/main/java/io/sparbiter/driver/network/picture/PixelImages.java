package io.sparbiter.driver.network.picture;

import io.sparbiter.worker.network.data.image.ImageFormat;
import java.awt.image.BufferedImage;

/** The pixels of data as images. */
final class PixelImages {
    private static final int RED_GREEN_BLUE = 3;

    private PixelImages() {}

    /**
     * An image of the first three channels, taken for red, green and blue, or a grey one where there are fewer: of the
     * first.
     *
     * @param values unsigned, channel by channel and row by row; 0 is black
     */
    static BufferedImage of(byte[] values, ImageFormat format) {
        int pixels = format.height() * format.width();
        int step = format.channels() >= RED_GREEN_BLUE ? pixels : 0;
        var image = new BufferedImage(format.width(), format.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < pixels; i++) {
            int red = Byte.toUnsignedInt(values[i]);
            int green = Byte.toUnsignedInt(values[i + step]);
            int blue = Byte.toUnsignedInt(values[i + 2 * step]);
            image.setRGB(i % format.width(), i / format.width(), red << 16 | green << 8 | blue);
        }
        return image;
    }
}
