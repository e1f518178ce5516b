package io.sparbiter.driver.network.picture;

import io.sparbiter.driver.picture.canvas.Canvas;
import io.sparbiter.driver.picture.canvas.Fonts;
import io.sparbiter.driver.picture.canvas.Legend;
import io.sparbiter.driver.picture.canvas.Palette;
import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.worker.Counted;
import io.sparbiter.worker.network.data.image.ClassNames;
import io.sparbiter.worker.network.evaluation.ClassMetrics;
import io.sparbiter.worker.network.evaluation.ConfusionMatrix;
import io.sparbiter.worker.network.evaluation.Evaluation;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;

/**
 * A confusion matrix with its counts, shaded by the share of a row, hits in one colour and confusions in another, which
 * are so few that they would be white beside the hits. Recall stands at the rows, precision at the columns.
 */
final class ConfusionPicture {
    static final int LEFT = 136;
    static final int TOP = Canvas.HEAD + 58;
    static final int WIDEST_CELL = 88;
    static final int HIGHEST_CELL = 54;
    private static final int MATRIX_WIDTH = 880;
    private static final int MATRIX_HEIGHT = 940;
    private static final int LEAST_WITH_TEXT = 26;

    private final Evaluation evaluation;
    private final ConfusionMatrix matrix;
    private final ClassNames classes;
    private final int cellWidth;
    private final int cellHeight;
    private final Font font;
    private final double greatestConfusion;

    ConfusionPicture(Evaluation evaluation, ClassNames classes) {
        this.evaluation = evaluation;
        this.classes = classes;
        this.matrix = evaluation.confusion();
        this.cellWidth = Math.max(2, Math.min(WIDEST_CELL, Math.floorDiv(MATRIX_WIDTH, matrix.classes())));
        this.cellHeight = Math.max(2, Math.min(HIGHEST_CELL, Math.floorDiv(MATRIX_HEIGHT, matrix.classes())));
        this.font = Fonts.plain(Math.min(18, Math.max(9, cellWidth * 2 / 5)));
        this.greatestConfusion = matrix.confusions().stream()
                .mapToDouble(confusion -> share(confusion.truth(), confusion.predicted()))
                .max()
                .orElse(1);
    }

    /** Part of the images of a class that were taken for a class, 0 to 1. */
    private double share(int truth, int predicted) {
        return matrix.count(truth, predicted) / (double) Math.max(1, matrix.support(truth));
    }

    Picture picture(String subject) {
        int bottom = TOP + matrix.classes() * cellHeight;
        String subtitle = String.format(
                Locale.ROOT,
                "%s: %,d of %s recognized, accuracy %.5f",
                subject,
                matrix.correct(),
                Counted.of(matrix.total(), "image"),
                evaluation.accuracy());
        Canvas canvas = new Canvas(Canvas.WIDTH, bottom + 110, "Confusion matrix", subtitle);
        canvas.text("predicted class →", LEFT, TOP - 40, Fonts.plain(16), Palette.GREY);
        canvas.textEndingAt("true class ↓", LEFT - 10, TOP - 14, Fonts.plain(16), Palette.GREY);
        drawCells(canvas);
        drawMargins(canvas, bottom);
        legend().draw(canvas, bottom + 64);
        return canvas.picture("confusion-matrix");
    }

    private Legend legend() {
        return new Legend()
                .box("recognized, all of a class", hit(1))
                .box(
                        String.format(Locale.ROOT, "mistaken, %.1f %% of a class", 100 * greatestConfusion),
                        confusion(greatestConfusion));
    }

    private void drawCells(Canvas canvas) {
        for (int truth = 0; truth < matrix.classes(); truth++) {
            for (int predicted = 0; predicted < matrix.classes(); predicted++) {
                drawCell(canvas, truth, predicted);
            }
        }
    }

    private void drawCell(Canvas canvas, int truth, int predicted) {
        double share = share(truth, predicted);
        int x = LEFT + predicted * cellWidth;
        int y = TOP + truth * cellHeight;
        Color colour = truth == predicted ? hit(share) : confusion(share);
        canvas.fill(colour, x, y, cellWidth - 1, cellHeight - 1);
        if (cellWidth >= LEAST_WITH_TEXT && cellHeight >= LEAST_WITH_TEXT / 2) {
            long count = matrix.count(truth, predicted);
            Color ink = count == 0 ? Palette.FAINT : Palette.inkOn(colour);
            canvas.textAround(number(count), x + cellWidth / 2.0, middle(y), font, ink);
        }
    }

    private static String number(long count) {
        return Long.toString(count);
    }

    private double middle(int y) {
        return y + cellHeight / 2.0 + font.getSize() * 0.36;
    }

    private static Color hit(double share) {
        return Palette.mix(Palette.STRIPE, Palette.BLUE, share);
    }

    private Color confusion(double share) {
        return Palette.mix(Palette.STRIPE, Palette.ORANGE, share / greatestConfusion);
    }

    /** The classes' numbers, and how well each was told from the others. */
    private void drawMargins(Canvas canvas, int bottom) {
        Font bold = Fonts.bold(font.getSize());
        int right = LEFT + matrix.classes() * cellWidth;
        canvas.textEndingAt("recall", right + 90, TOP - 14, Fonts.plain(16), Palette.GREY);
        canvas.textEndingAt("precision", LEFT - 10, bottom + 30, Fonts.plain(16), Palette.GREY);
        for (int label = 0; label < matrix.classes(); label++) {
            ClassMetrics metrics = evaluation.classes().get(label);
            double x = LEFT + (label + 0.5) * cellWidth;
            double y = middle(TOP + label * cellHeight);
            canvas.textAround(classes.name(label), x, TOP - 14, bold, Palette.INK);
            canvas.textEndingAt(classes.name(label), LEFT - 14, y, bold, Palette.INK);
            canvas.textEndingAt(share(metrics.recall()), right + 90, y, font, Palette.INK);
            if (cellWidth >= LEAST_WITH_TEXT) {
                canvas.textAround(share(metrics.precision()), x, bottom + 30, font, Palette.INK);
            }
        }
    }

    private static String share(double fraction) {
        return String.format(Locale.ROOT, "%.4f", fraction);
    }
}
