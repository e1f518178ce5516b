package io.sparbiter.driver.picture.canvas;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Writes images with a palette, which takes a third of the bytes. Where there are more colours than that has, some
 * shades at the edges of letters and lines are replaced by similar ones. Images of very many colours are
 * written as they are.
 */
final class PngFormat {
    private static final int PALETTE = 256;
    private static final int MANY = 8_192;

    static {
        // The writer's buffers would be files otherwise.
        ImageIO.setUseCache(false);
    }

    private PngFormat() {}

    static byte[] bytes(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel, 1, Integer::sum);
        }
        return write(counts.size() > MANY ? image : indexed(image, pixels, counts));
    }

    private static byte[] write(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to memory", e);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage indexed(BufferedImage image, int[] pixels, Map<Integer, Integer> counts) {
        int[] palette = palette(counts);
        Map<Integer, Integer> places = new LinkedHashMap<>();
        counts.keySet().forEach(colour -> places.put(colour, nearest(colour, palette)));
        var model = new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
        var indexed = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        for (int i = 0; i < pixels.length; i++) {
            indexed.getRaster()
                    .setSample(i % image.getWidth(), Math.floorDiv(i, image.getWidth()), 0, places.get(pixels[i]));
        }
        return indexed;
    }

    /** The most frequent colour, and then whichever is worst represented by those chosen before. */
    private static int[] palette(Map<Integer, Integer> counts) {
        int[] colours = counts.keySet().stream().mapToInt(Integer::intValue).toArray();
        int[] weights = counts.values().stream().mapToInt(Integer::intValue).toArray();
        int[] palette = new int[Math.min(PALETTE, colours.length)];
        double[] faults = Arrays.stream(weights).asDoubleStream().toArray();
        for (int chosen = 0; chosen < palette.length; chosen++) {
            palette[chosen] = colours[greatest(faults)];
            for (int i = 0; i < colours.length; i++) {
                double fault = weights[i] * (double) distance(colours[i], palette[chosen]);
                faults[i] = chosen == 0 ? fault : Math.min(faults[i], fault);
            }
        }
        return palette;
    }

    private static int greatest(double[] values) {
        int greatest = 0;
        for (int i = 1; i < values.length; i++) {
            greatest = values[i] > values[greatest] ? i : greatest;
        }
        return greatest;
    }

    private static int nearest(int colour, int[] palette) {
        int nearest = 0;
        for (int i = 1; i < palette.length; i++) {
            nearest = distance(colour, palette[i]) < distance(colour, palette[nearest]) ? i : nearest;
        }
        return nearest;
    }

    private static int distance(int a, int b) {
        int red = (a >> 16 & 0xff) - (b >> 16 & 0xff);
        int green = (a >> 8 & 0xff) - (b >> 8 & 0xff);
        int blue = (a & 0xff) - (b & 0xff);
        return red * red + green * green + blue * blue;
    }
}
