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
import io.sparbiter.worker.network.evaluation.ConfusionMatrix.Confusion;
import io.sparbiter.worker.network.evaluation.Evaluation;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A confusion matrix with its counts, shaded by the share of a row, hits in one colour and confusions in another, which
 * are so few that they would be white beside the hits. Recall stands at the rows, precision at the columns.
 */
final class ConfusionPicture {
    static final int LEFT = 136;
    static final int TOP = Canvas.HEAD + 58;
    static final int WIDEST_CELL = 88;
    static final int HIGHEST_CELL = 54;
    static final int MARGIN_BARS = 60;
    private static final int MATRIX_WIDTH = 880;
    private static final int MATRIX_HEIGHT = 940;
    private static final int LEAST_WITH_TEXT = 26;
    private static final int LEAST_FONT = 12;
    private static final int LINE = 26;
    private static final int LISTED = 12;
    private static final int LIST_COLUMNS = 3;

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
        this.font = Fonts.plain(Math.min(18, Math.max(LEAST_FONT, cellWidth * 2 / 5)));
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
        int list = hasCounts() ? 0 : LINE * (2 + Math.floorDiv(listed().size() + LIST_COLUMNS - 1, LIST_COLUMNS));
        int legend = bottom + (hasCounts() ? 64 : MARGIN_BARS + 24);
        Canvas canvas = new Canvas(Canvas.WIDTH, legend + 46 + list, "Confusion matrix", subtitle);
        canvas.text("predicted class →", LEFT, TOP - 40, Fonts.plain(16), Palette.GREY);
        canvas.textEndingAt("true class ↓", LEFT - 10, TOP - 14, Fonts.plain(16), Palette.GREY);
        drawCells(canvas);
        drawMargins(canvas, bottom);
        legend().draw(canvas, legend);
        if (!hasCounts()) {
            drawList(canvas, legend + 46);
        }
        return canvas.picture("confusion-matrix");
    }

    /** Whether the cells are large enough for numbers. */
    private boolean hasCounts() {
        return cellWidth >= LEAST_WITH_TEXT && cellHeight >= LEAST_WITH_TEXT / 2;
    }

    private List<Confusion> listed() {
        List<Confusion> all = matrix.confusions();
        return all.subList(0, Math.min(LISTED, all.size()));
    }

    /** The most frequent confusions, in columns, where the cells have no numbers. */
    private void drawList(Canvas canvas, int top) {
        List<Confusion> listed = listed();
        Font plain = Fonts.plain(16);
        String head = listed.isEmpty() ? "no image was mistaken" : "most frequent mistakes:";
        canvas.text(head, LEFT, top + LINE / 2.0, Fonts.bold(16), Palette.INK);
        for (int i = 0; i < listed.size(); i++) {
            Confusion confusion = listed.get(i);
            String text = String.format(
                    Locale.ROOT,
                    "%s taken for %s: %,d of %,d images",
                    classes.name(confusion.truth()),
                    classes.name(confusion.predicted()),
                    confusion.count(),
                    matrix.support(confusion.truth()));
            double y = top + LINE * (1.5 + Math.floorDiv(i, LIST_COLUMNS));
            canvas.text(text, LEFT + i % LIST_COLUMNS * 330, y, plain, Palette.INK);
        }
    }

    private Legend legend() {
        String bars = hasCounts() ? "" : "; bars: recall and precision, 0 to 1";
        return new Legend()
                .box("recognized, all of a class" + bars, hit(1))
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
        if (hasCounts()) {
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

    /** The classes' numbers, and how well each was told from the others: in numbers, or where they have no room as bars. */
    private void drawMargins(Canvas canvas, int bottom) {
        int right = LEFT + matrix.classes() * cellWidth;
        canvas.textEndingAt("recall", right + 90, TOP - 14, Fonts.plain(16), Palette.GREY);
        canvas.textEndingAt("precision", LEFT - 10, bottom + 30, Fonts.plain(16), Palette.GREY);
        for (int label = 0; label < matrix.classes(); label++) {
            drawLabels(canvas, label);
            if (hasCounts()) {
                drawShares(canvas, label, right, bottom);
            } else {
                drawBars(canvas, label, right, bottom);
            }
        }
    }

    /** Where not every class has room for its number, every fifth or tenth has. */
    private void drawLabels(Canvas canvas, int label) {
        int step = IntStream.of(1, 5, 10, 50)
                .filter(each -> each * Math.min(cellWidth, cellHeight) >= 2 * font.getSize())
                .findFirst()
                .orElse(100);
        if (label % step == 0) {
            Font bold = Fonts.bold(font.getSize());
            String name = classes.name(label);
            canvas.textAround(name, LEFT + (label + 0.5) * cellWidth, TOP - 14, bold, Palette.INK);
            canvas.textEndingAt(name, LEFT - 14, middle(TOP + label * cellHeight), bold, Palette.INK);
        }
    }

    private void drawShares(Canvas canvas, int label, int right, int bottom) {
        ClassMetrics metrics = evaluation.classes().get(label);
        double x = LEFT + (label + 0.5) * cellWidth;
        String precision = share(metrics.precision());
        canvas.textEndingAt(share(metrics.recall()), right + 90, middle(TOP + label * cellHeight), font, Palette.INK);
        if (cellWidth > 4 * font.getSize()) {
            canvas.textAround(precision, x, bottom + 30, font, Palette.INK);
        } else {
            canvas.textUpwards(precision, x, bottom + 54, font, Palette.INK);
        }
    }

    private void drawBars(Canvas canvas, int label, int right, int bottom) {
        ClassMetrics metrics = evaluation.classes().get(label);
        int x = LEFT + label * cellWidth;
        int y = TOP + label * cellHeight;
        int recall = (int) Math.round(MARGIN_BARS * metrics.recall());
        int precision = (int) Math.round(MARGIN_BARS * metrics.precision());
        canvas.fill(Palette.STRIPE, right + 6, y, MARGIN_BARS, cellHeight - 1);
        canvas.fill(Palette.BLUE, right + 6, y, recall, cellHeight - 1);
        canvas.fill(Palette.STRIPE, x, bottom + 6, cellWidth - 1, MARGIN_BARS);
        canvas.fill(Palette.BLUE, x, bottom + 6, cellWidth - 1, precision);
    }

    private static String share(double fraction) {
        return String.format(Locale.ROOT, "%.4f", fraction);
    }
}
