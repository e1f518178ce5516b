package io.sparbiter.driver.network.picture;

import io.sparbiter.driver.picture.canvas.Canvas;
import io.sparbiter.driver.picture.canvas.Fonts;
import io.sparbiter.driver.picture.canvas.Palette;
import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.worker.Counted;
import java.awt.Color;
import java.util.List;
import java.util.Locale;

/** Images in a grid, each with its true class and the class it was taken for. */
final class ClassifiedImages {
    private static final int COLUMNS = 10;
    private static final int ROWS = 4;
    private static final int TILE = 84;
    private static final int CELL_WIDTH = 116;
    private static final int CELL_HEIGHT = 136;

    private ClassifiedImages() {}

    static Picture correct(List<Classified> images, String subject) {
        String title = String.format(Locale.ROOT, "Recognized images: the first of %,d", images.size());
        return picture("correct-images", title, subject, first(images), Palette.GREEN);
    }

    /** The surest mistakes first. */
    static Picture wrong(List<Classified> images, String subject) {
        String title = "Mistaken images: the surest of " + Counted.of(images.size(), "mistake");
        List<Classified> surest = images.stream().sorted(Classified.surest()).toList();
        return picture("wrong-images", title, subject, first(surest), Palette.VERMILLION);
    }

    private static List<Classified> first(List<Classified> images) {
        return images.subList(0, Math.min(images.size(), COLUMNS * ROWS));
    }

    private static Picture picture(String name, String title, String subject, List<Classified> images, Color colour) {
        int rows = Math.floorDiv(images.size() + COLUMNS - 1, COLUMNS);
        int height = Canvas.HEAD + rows * CELL_HEIGHT + Canvas.MARGIN / 2;
        Canvas canvas = new Canvas(
                Canvas.WIDTH, height, title, subject + "; true and predicted class, probability of the latter");
        for (int i = 0; i < images.size(); i++) {
            int x = Canvas.MARGIN + i % COLUMNS * CELL_WIDTH;
            int y = Canvas.HEAD + Math.floorDiv(i, COLUMNS) * CELL_HEIGHT;
            draw(canvas, images.get(i), x, y, colour);
        }
        return canvas.picture(name);
    }

    private static void draw(Canvas canvas, Classified image, int x, int y, Color colour) {
        canvas.image(image.pixels(), x, y, TILE);
        double probability = image.probability(image.predicted());
        canvas.text("true " + image.name(image.truth()), x, y + TILE + 17, Fonts.plain(13), Palette.INK);
        String predicted = String.format(Locale.ROOT, "pred. %s  %.3f", image.name(image.predicted()), probability);
        canvas.text(predicted, x, y + TILE + 35, Fonts.bold(13), colour);
    }
}
