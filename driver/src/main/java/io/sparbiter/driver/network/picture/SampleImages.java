package io.sparbiter.driver.network.picture;

import io.sparbiter.driver.picture.canvas.Canvas;
import io.sparbiter.driver.picture.canvas.Fonts;
import io.sparbiter.driver.picture.canvas.Palette;
import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.worker.Counted;
import io.sparbiter.worker.network.data.image.ImageSet;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.stream.IntStream;

/** The first images of every class: a line for each, in several blocks where there are many classes. */
final class SampleImages {
    private static final int TILE = 58;
    private static final int LABEL = 52;
    private static final int BLOCK_ROWS = 12;
    private static final int MOST_BLOCKS = 5;
    private static final Font FONT = Fonts.bold(20);

    private final ImageSet images;
    private final int blocks;
    private final int rows;
    private final int blockWidth;

    SampleImages(ImageSet images) {
        this.images = images;
        this.blocks = Math.min(MOST_BLOCKS, divideUp(images.classes(), BLOCK_ROWS));
        this.rows = divideUp(images.classes(), blocks);
        this.blockWidth = (Canvas.WIDTH - 2 * Canvas.MARGIN) / blocks;
    }

    private static int divideUp(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    Picture picture() {
        String subtitle = String.format(
                Locale.ROOT,
                "The first training images of each of %s, %d × %d pixels",
                Counted.of(images.classes(), "class", "classes"),
                images.width(),
                images.height());
        int height = Canvas.HEAD + rows * TILE + Canvas.MARGIN;
        Canvas canvas = new Canvas(Canvas.WIDTH, height, "Sample images", subtitle);
        for (int label = 0; label < images.classes(); label++) {
            drawClass(canvas, label);
        }
        return canvas.picture("sample-images");
    }

    private void drawClass(Canvas canvas, int label) {
        int x = Canvas.MARGIN + label / rows * blockWidth;
        int y = Canvas.HEAD + label % rows * TILE;
        canvas.textEndingAt(images.names().name(label), x + LABEL - 18, y + TILE / 2 + 7, FONT, Palette.INK);
        int fit = (blockWidth - LABEL) / TILE;
        int[] positions = IntStream.range(0, images.size())
                .filter(position -> images.label(position) == label)
                .limit(fit)
                .toArray();
        for (int i = 0; i < positions.length; i++) {
            BufferedImage image = PixelImages.of(images.image(positions[i]), images.format());
            canvas.image(image, x + LABEL + i * TILE, y, TILE - 2);
        }
    }
}
