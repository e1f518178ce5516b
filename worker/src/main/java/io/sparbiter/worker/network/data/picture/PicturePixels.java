package io.sparbiter.worker.network.data.picture;

import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageStream;
import io.sparbiter.worker.network.data.storage.DataFile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The pixels of a picture. Colour becomes grey by its luma (ITU-R BT.601, as in Pillow and OpenCV), grey becomes colour
 * by repetition. Transparency is left out, unless it is all there is to see: where every pixel has one colour, as ink on
 * a transparent page, a pixel is as bright as it is opaque.
 */
final class PicturePixels {
    private static final int OPACITY_SHIFT = 24;
    private static final int COLOUR = 0x00ffffff;
    private static final int OPACITY = 0xff000000;
    private static final int GREATEST = 255;

    private final BufferedImage image;
    private final ImageFormat format;
    private final boolean isInAlpha;
    private final int greyShift;

    private PicturePixels(BufferedImage image, ImageFormat format) {
        this.image = image;
        this.format = format;
        isInAlpha = isSame(COLOUR) && !isSame(OPACITY);
        greyShift = greyShift();
    }

    /** The pixels in the order of {@link ImageStream#next}; the image has the format's size. */
    static byte[] of(DataFile file, ImageFormat format) {
        return of(new PictureFile(file).read(size -> {}), format);
    }

    /** The same of a picture that was read. */
    static byte[] of(BufferedImage image, ImageFormat format) {
        return new PicturePixels(image, format).pixels();
    }

    /** Whether any pixel is other than grey. */
    static boolean isColoured(BufferedImage image) {
        if (isGrey(image.getColorModel())) {
            return false;
        }
        int[] colours = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(colours)
                .anyMatch(
                        colour -> (colour >> 16 & 0xff) != (colour & 0xff) || (colour >> 8 & 0xff) != (colour & 0xff));
    }

    private byte[] pixels() {
        byte[] pixels = new byte[format.length()];
        int plane = format.height() * format.width();
        for (int y = 0; y < format.height(); y++) {
            for (int x = 0; x < format.width(); x++) {
                int place = y * format.width() + x;
                for (int channel = 0; channel < format.channels(); channel++) {
                    pixels[channel * plane + place] = (byte) value(x, y, channel);
                }
            }
        }
        return pixels;
    }

    private int value(int x, int y, int channel) {
        if (isInAlpha) {
            return image.getRGB(x, y) >>> OPACITY_SHIFT;
        }
        if (isGrey(image.getColorModel())) {
            return grey(x, y);
        }
        int colour = image.getRGB(x, y);
        int red = colour >> 16 & 0xff;
        int green = colour >> 8 & 0xff;
        int blue = colour & 0xff;
        return switch (format.channels()) {
            case 1 -> (299 * red + 587 * green + 114 * blue + 500) / 1000;
            default -> channel == 0 ? red : channel == 1 ? green : blue;
        };
    }

    /** Whether all pixels have the same in these bits. */
    private boolean isSame(int bits) {
        int first = image.getRGB(0, 0) & bits;
        return places().allMatch(place -> (image.getRGB(x(place), y(place)) & bits) == first);
    }

    private IntStream places() {
        return IntStream.range(0, image.getWidth() * image.getHeight());
    }

    private int x(int place) {
        return place % image.getWidth();
    }

    private int y(int place) {
        return place / image.getWidth();
    }

    /** Of 16 bits the upper 8, unless none of them is set: then somebody kept bytes in them. */
    private int greyShift() {
        int bits = image.getSampleModel().getSampleSize(0);
        boolean areBytes = bits <= Byte.SIZE
                || places().allMatch(place -> image.getRaster().getSample(x(place), y(place), 0) <= GREATEST);
        return areBytes ? 0 : bits - Byte.SIZE;
    }

    /** Java's own conversion of grey to colours brightens it, as if it were linear. */
    private int grey(int x, int y) {
        return image.getRaster().getSample(x, y, 0) >> greyShift;
    }

    private static boolean isGrey(ColorModel colours) {
        return !(colours instanceof IndexColorModel) && colours.getNumColorComponents() == 1;
    }
}
