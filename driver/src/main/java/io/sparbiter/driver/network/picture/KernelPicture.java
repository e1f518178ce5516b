package io.sparbiter.driver.network.picture;

import io.sparbiter.driver.picture.canvas.Canvas;
import io.sparbiter.driver.picture.canvas.Legend;
import io.sparbiter.driver.picture.canvas.Palette;
import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.worker.Counted;
import java.awt.image.BufferedImage;
import java.util.Locale;

/**
 * Small squares of weights in a grid, all on one scale: white is 0 and the strongest colours are the layer's greatest
 * weight and its negative.
 */
final class KernelPicture {
    private static final int BOX = 42;
    private static final int LEAST_PIXEL = 2;
    private static final int GAP = 4;
    private static final int MOST_ROWS = 16;

    private final String title;
    private final String what;
    private final float[][][][] kernels;
    /** The width of one of them in the picture, and its height. */
    private final int tileWidth;

    private final int tileHeight;
    private final int most;

    /**
     * Kernels to be drawn.
     *
     * @param what they belong to, {@code filter} or {@code unit}
     * @param kernels at least one, [filter][input channel][row][column]
     */
    KernelPicture(String title, String what, float[][][][] kernels) {
        this.title = title;
        this.what = what;
        this.kernels = kernels;
        int height = kernels[0][0].length;
        int width = kernels[0][0][0].length;
        int pixel = Math.max(LEAST_PIXEL, Math.floorDiv(BOX, Math.max(height, width)));
        this.tileWidth = pixel * width;
        this.tileHeight = pixel * height;
        this.most = Math.floorDiv(Canvas.WIDTH - 2 * Canvas.MARGIN, tileWidth + GAP);
    }

    /** Of one channel, all filters one after the other; else a line for each filter, its channels in columns. */
    Picture picture(String name) {
        boolean single = kernels[0].length == 1;
        int shown = Math.min(kernels.length, single ? MOST_ROWS * most : MOST_ROWS);
        int channels = single ? 1 : Math.min(kernels[0].length, most);
        int rows = single ? Math.floorDiv(shown + most - 1, most) : shown;
        WeightScale scale = WeightScale.of(kernels);
        int bottom = Canvas.HEAD + rows * (tileHeight + GAP);
        String subtitle = subtitle(shown, channels);
        Canvas canvas = new Canvas(Canvas.WIDTH, bottom + Legend.HEIGHT + 10, title, subtitle);
        for (int filter = 0; filter < shown; filter++) {
            for (int channel = 0; channel < channels; channel++) {
                int column = single ? filter % most : channel;
                int row = single ? Math.floorDiv(filter, most) : filter;
                draw(canvas, scale.image(kernels[filter][channel]), column, row);
            }
        }
        scale.legend().draw(canvas, bottom + 10);
        return canvas.picture(name);
    }

    private String subtitle(int filters, int channels) {
        float[][] first = kernels[0][0];
        String size = String.format(Locale.ROOT, "%d × %d weights each", first[0].length, first.length);
        if (kernels[0].length == 1) {
            return count(filters, kernels.length, what) + ", " + size;
        }
        return String.format(
                Locale.ROOT,
                "Lines: %s; columns: %s; %s",
                count(filters, kernels.length, what),
                count(channels, kernels[0].length, "input channel"),
                size);
    }

    private static String count(int shown, int all, String what) {
        return shown == all ? "all " + Counted.of(all, what) : "the first " + shown + " of " + Counted.of(all, what);
    }

    private void draw(Canvas canvas, BufferedImage kernel, int column, int row) {
        int x = Canvas.MARGIN + column * (tileWidth + GAP);
        int y = Canvas.HEAD + row * (tileHeight + GAP);
        canvas.fill(Palette.GRID, x - 1, y - 1, tileWidth + 2, tileHeight + 2);
        canvas.stretched(kernel, x, y, tileWidth, tileHeight);
    }
}
