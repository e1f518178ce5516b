package io.sparbiter.driver.picture;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** Writes images as small as their colours allow: with a palette where they have at most 256. */
final class PngFormat {
    private static final int PALETTE = 256;

    static {
        // The writer's own buffers would go to a file otherwise.
        ImageIO.setUseCache(false);
    }

    private PngFormat() {}

    static byte[] bytes(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(smallest(image), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to memory", e);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage smallest(BufferedImage image) {
        Map<Integer, Integer> colours = new LinkedHashMap<>();
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int pixel : pixels) {
            colours.putIfAbsent(pixel, colours.size());
            if (colours.size() > PALETTE) {
                return image;
            }
        }
        return indexed(image, pixels, colours);
    }

    private static BufferedImage indexed(BufferedImage image, int[] pixels, Map<Integer, Integer> colours) {
        int[] table = colours.keySet().stream().mapToInt(Integer::intValue).toArray();
        var model = new IndexColorModel(8, table.length, table, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
        var indexed = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        WritableRaster raster = indexed.getRaster();
        for (int i = 0; i < pixels.length; i++) {
            raster.setSample(i % image.getWidth(), i / image.getWidth(), 0, colours.get(pixels[i]));
        }
        return indexed;
    }
}
