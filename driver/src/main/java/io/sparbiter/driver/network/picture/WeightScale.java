package io.sparbiter.driver.network.picture;

import io.sparbiter.driver.picture.canvas.Legend;
import io.sparbiter.driver.picture.canvas.Palette;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Colours for the weights of one layer.
 *
 * @param greatest of all in size; what is shown in the strongest colour
 */
record WeightScale(double greatest) {
    static WeightScale of(float[][][][] kernels) {
        return of(Arrays.stream(kernels).flatMap(Arrays::stream).flatMap(Arrays::stream));
    }

    static WeightScale of(float[][] weights) {
        return of(Arrays.stream(weights));
    }

    private static WeightScale of(Stream<float[]> rows) {
        double greatest = rows.mapToDouble(WeightScale::greatest).max().orElse(0);
        return new WeightScale(greatest > 0 ? greatest : 1);
    }

    private static double greatest(float[] row) {
        double greatest = 0;
        for (float weight : row) {
            greatest = Math.max(greatest, Math.abs(weight));
        }
        return greatest;
    }

    /** A pixel for each weight, by row and column. */
    BufferedImage image(float[][] weights) {
        BufferedImage image = new BufferedImage(weights[0].length, weights.length, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < weights.length; row++) {
            for (int column = 0; column < weights[row].length; column++) {
                image.setRGB(
                        column,
                        row,
                        Palette.diverging(weights[row][column] / greatest).getRGB());
            }
        }
        return image;
    }

    Legend legend() {
        return new Legend()
                .box(String.format(Locale.ROOT, "−%.3f", greatest), Palette.diverging(-1))
                .box(String.format(Locale.ROOT, "−%.3f", greatest / 2), Palette.diverging(-0.5))
                .box("0", Palette.GRID)
                .box(String.format(Locale.ROOT, "+%.3f", greatest / 2), Palette.diverging(0.5))
                .box(String.format(Locale.ROOT, "+%.3f", greatest), Palette.diverging(1));
    }
}
