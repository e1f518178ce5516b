package io.sparbiter.driver.network.picture;

import io.sparbiter.driver.picture.canvas.Canvas;
import io.sparbiter.driver.picture.canvas.Charts;
import io.sparbiter.driver.picture.canvas.Fonts;
import io.sparbiter.driver.picture.canvas.Legend;
import io.sparbiter.driver.picture.canvas.Palette;
import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.worker.Counted;
import io.sparbiter.worker.network.data.DataSplit;
import io.sparbiter.worker.network.data.image.ImageSet;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.CategoryChart;

/** Draws how the classes are spread over the parts of a split, and the weights that make up for it. */
record ClassCharts(DataSplit split) {
    private static final int HEIGHT = 620;
    private static final double ROOM = 1.06;
    private static final int LABELLED = 20;

    Picture distribution() {
        int classes = split.train().classes();
        String subtitle = "Share of each class in each part of the data; equal shares would be "
                + String.format(Locale.ROOT, "%.1f %%", 100.0 / classes);
        Canvas canvas = new Canvas(Canvas.WIDTH, HEIGHT, "Class distribution", subtitle);
        CategoryChart chart =
                Charts.bars(Canvas.WIDTH, HEIGHT - Canvas.HEAD - Legend.HEIGHT, "class", "share of images (%)");
        Legend legend = new Legend();
        double largest = Math.max(
                addPart(chart, legend, "training", split.train(), Palette.BLUE),
                Math.max(
                        addPart(chart, legend, "validation", split.validation(), Palette.ORANGE),
                        addPart(chart, legend, "test", split.test(), Palette.GREEN)));
        chart.getStyler().setYAxisMax(ROOM * largest);
        Charts.paint(chart, canvas, 0, Canvas.HEAD);
        legend.draw(canvas, HEIGHT - Legend.HEIGHT);
        return canvas.picture("class-distribution");
    }

    /** Adds a part's bars, if it has images, and returns the height of the largest. */
    private static double addPart(CategoryChart chart, Legend legend, String name, ImageSet images, Color colour) {
        if (images.size() == 0) {
            return 0;
        }
        double[] shares = Arrays.stream(images.classCounts())
                .mapToDouble(count -> 100.0 * count / images.size())
                .toArray();
        Charts.addBars(chart, name, images.names().names(), shares, colour);
        legend.box(name + " (" + Counted.of(images.size(), "image") + ")", colour);
        return Arrays.stream(shares).max().orElse(0);
    }

    Picture weights() {
        String subtitle =
                "Weight of an image in the training loss: all images ÷ (classes present × images of its class)";
        Canvas canvas = new Canvas(Canvas.WIDTH, HEIGHT, "Class weights", subtitle);
        CategoryChart chart = Charts.bars(Canvas.WIDTH, HEIGHT - Canvas.HEAD, "class", "weight");
        List<String> classes = split.train().names().names();
        Charts.addBars(chart, "weight", classes, split.classWeights(), Palette.BLUE);
        chart.getStyler()
                .setLabelsVisible(classes.size() <= LABELLED)
                .setLabelsFont(Fonts.plain(16))
                .setLabelsFontColorAutomaticEnabled(true)
                .setLabelsPosition(0.95);
        chart.getStyler()
                .setYAxisDecimalPattern("0.00")
                .setYAxisTickMarkSpacingHint(80)
                .setYAxisMax(ROOM * Arrays.stream(split.classWeights()).max().orElse(1));
        Charts.paint(chart, canvas, 0, Canvas.HEAD);
        return canvas.picture("class-weights");
    }
}
