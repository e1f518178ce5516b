package io.sparbiter.driver.network.picture;

import io.sparbiter.driver.picture.canvas.Canvas;
import io.sparbiter.driver.picture.canvas.Fonts;
import io.sparbiter.driver.picture.canvas.Legend;
import io.sparbiter.driver.picture.canvas.Palette;
import io.sparbiter.driver.picture.canvas.Picture;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The output of a network for some mistakes: those it was surest of, and those that were the closest calls. */
final class MistakeProbabilities {
    private static final int COLUMNS = 4;
    private static final int CELL_WIDTH = 288;
    private static final int CELL_HEIGHT = 268;
    private static final int TILE = 84;
    /** More bars than these do not fit; those of the least probable classes are left out. */
    private static final int BARS = 10;

    private static final int BAR_HEIGHT = 22;
    private static final int BAR_WIDTH = 96;
    private static final Font FONT = Fonts.plain(14);

    private MistakeProbabilities() {}

    static Picture picture(List<Classified> mistakes, String subject) {
        List<Classified> chosen = chosen(mistakes);
        int rows = Math.floorDiv(chosen.size() + COLUMNS - 1, COLUMNS);
        String subtitle = subject + "; first the mistakes the network was surest of, then the closest calls";
        int bottom = Canvas.HEAD + rows * CELL_HEIGHT;
        Canvas canvas = new Canvas(Canvas.WIDTH, bottom + Legend.HEIGHT, "Probabilities of mistakes", subtitle);
        for (int i = 0; i < chosen.size(); i++) {
            int x = Canvas.MARGIN + i % COLUMNS * CELL_WIDTH;
            draw(canvas, chosen.get(i), x, Canvas.HEAD + Math.floorDiv(i, COLUMNS) * CELL_HEIGHT);
        }
        new Legend()
                .box("true class", Palette.GREEN)
                .box("predicted class", Palette.VERMILLION)
                .box("other classes", Palette.FAINT)
                .draw(canvas, bottom);
        return canvas.picture("mistake-probabilities");
    }

    private static List<Classified> chosen(List<Classified> mistakes) {
        List<Classified> chosen = new ArrayList<>(
                mistakes.stream().sorted(Classified.surest()).limit(COLUMNS).toList());
        mistakes.stream()
                .filter(image -> !chosen.contains(image))
                .sorted(Classified.closest())
                .limit(COLUMNS)
                .forEach(chosen::add);
        return chosen;
    }

    private static void draw(Canvas canvas, Classified image, int x, int y) {
        canvas.image(image.pixels(), x, y + 8, TILE);
        canvas.text("true " + image.name(image.truth()), x, y + TILE + 26, FONT, Palette.INK);
        canvas.text("pred. " + image.name(image.predicted()), x, y + TILE + 45, FONT, Palette.INK);
        int row = 0;
        for (int label : shown(image)) {
            drawBar(canvas, image, label, x + TILE + 34, y + row * BAR_HEIGHT);
            row++;
        }
    }

    private static void drawBar(Canvas canvas, Classified image, int label, int x, int y) {
        int baseline = y + BAR_HEIGHT - 6;
        double probability = image.probability(label);
        int width = (int) Math.max(1, Math.round(probability * BAR_WIDTH));
        canvas.textEndingAt(image.name(label), x - 6, baseline, FONT, Palette.INK);
        canvas.fill(colour(image, label), x, y + 3, width, BAR_HEIGHT - 5);
        canvas.text(String.format(Locale.ROOT, "%.3f", probability), x + width + 6, baseline, FONT, Palette.GREY);
    }

    private static Color colour(Classified image, int label) {
        Color others = label == image.predicted() ? Palette.VERMILLION : Palette.FAINT;
        return label == image.truth() ? Palette.GREEN : others;
    }

    /** The most probable classes and the true one, in their own order. */
    private static int[] shown(Classified image) {
        return IntStream.range(0, image.classes())
                .boxed()
                .sorted(Comparator.comparing((Integer label) -> label != image.truth())
                        .thenComparing(label -> -image.probability(label)))
                .limit(BARS)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }
}
