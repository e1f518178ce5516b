package io.sparbiter.driver.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Writes images with a palette, which takes a third of the bytes. Where there are more colours than that has, the rarest,
 * shades at the edges of letters and lines, are replaced by the nearest of the others. Images of very many colours are
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
        int[] palette = counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(PALETTE)
                .mapToInt(Map.Entry::getKey)
                .toArray();
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

    private static int nearest(int colour, int[] palette) {
        int nearest = 0;
        for (int i = 1; i < palette.length; i++) {
            if (distance(colour, palette[i]) < distance(colour, palette[nearest])) {
                nearest = i;
            }
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
