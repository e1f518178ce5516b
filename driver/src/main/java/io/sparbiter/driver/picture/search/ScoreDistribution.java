package io.sparbiter.driver.picture.search;

import io.sparbiter.driver.picture.canvas.Canvas;
import io.sparbiter.driver.picture.canvas.Charts;
import io.sparbiter.driver.picture.canvas.Legend;
import io.sparbiter.driver.picture.canvas.Palette;
import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.ScoreText;
import io.sparbiter.search.trial.Status;
import io.sparbiter.worker.Counted;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws how many trials have which score: all of them, and below it the better half, where a search is decided. */
record ScoreDistribution(SearchedTrials trials) {
    /** Of fewer scores bars say less than the table. */
    static final int FEWEST = 10;

    private static final int BINS = 60;
    private static final double ROOM = 1.06;
    private static final int PANEL = 380;

    Picture picture() {
        double[] sorted = sorted();
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        String subtitle = String.format(
                Locale.ROOT,
                "%s of search %s; best %s, median %s, worst %s",
                Counted.of(sorted.length, "scored trial"),
                trials.best().search(),
                ScoreText.of(SearchedTrials.score(trials.best()), 5),
                ScoreText.of(median, 5),
                ScoreText.of(worst(sorted), 5));
        Canvas canvas =
                new Canvas(Canvas.WIDTH, Canvas.HEAD + 2 * PANEL + Legend.HEIGHT, "Distribution of scores", subtitle);
        boolean up = trials.direction() == Direction.MAXIMIZE;
        double first = sorted[0];
        double last = sorted[sorted.length - 1];
        Charts.paint(panel("all trials", first, last), canvas, 0, Canvas.HEAD);
        Charts.paint(panel("the better half", up ? median : first, up ? last : median), canvas, 0, Canvas.HEAD + PANEL);
        new Legend()
                .box(Status.COMPLETED.word(), Palette.BLUE)
                .box("not trained to the end", Palette.ORANGE)
                .draw(canvas, Canvas.HEAD + 2 * PANEL);
        return canvas.picture("score-distribution");
    }

    private int bins() {
        return Math.min(BINS, 2 * (int) Math.ceil(Math.sqrt(trials.scored().size())));
    }

    private double[] sorted() {
        return trials.scored().stream()
                .mapToDouble(SearchedTrials::score)
                .sorted()
                .toArray();
    }

    private double worst(double[] sorted) {
        return trials.direction() == Direction.MAXIMIZE ? sorted[0] : sorted[sorted.length - 1];
    }

    private XYChart panel(String what, double min, double max) {
        Histogram bins = Histogram.covering(min, max, bins());
        XYChart chart = Charts.xy(Canvas.WIDTH, PANEL, trials.metricName() + ", " + what, "trials");
        chart.getStyler()
                .setXAxisMin(bins.min())
                .setXAxisMax(bins.max())
                .setYAxisMin(0.0)
                .setYAxisTickLabelsFormattingFunction(Charts::wholeNumber)
                .setYAxisLeftWidthHint(80);
        double most = Arrays.stream(bins.counts(trials.scored().stream().mapToDouble(SearchedTrials::score)))
                .max()
                .orElse(1);
        chart.getStyler().setYAxisMax(most * ROOM);
        addBars(chart, "not trained to the end", bins, row -> true, Palette.ORANGE);
        addBars(chart, Status.COMPLETED.word(), bins, row -> row.is(Status.COMPLETED), Palette.BLUE);
        return chart;
    }

    /** Those that were cut short show above the completed ones, which are drawn over all. */
    private void addBars(XYChart chart, String legend, Histogram bins, Predicate<TrialRow> which, Color colour) {
        List<TrialRow> rows = trials.scored().stream().filter(which).toList();
        double[] counts = bins.counts(rows.stream().mapToDouble(SearchedTrials::score));
        if (Arrays.stream(counts).sum() > 0) {
            chart.addSeries(legend, bins.outlineX(), bins.outlineY(counts))
                    .setXYSeriesRenderStyle(XYSeriesRenderStyle.Area)
                    .setMarker(SeriesMarkers.NONE)
                    .setLineColor(colour)
                    .setFillColor(colour);
        }
    }
}
