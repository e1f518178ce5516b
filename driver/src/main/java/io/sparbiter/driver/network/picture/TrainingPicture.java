package io.sparbiter.driver.network.picture;

import io.sparbiter.driver.picture.canvas.Canvas;
import io.sparbiter.driver.picture.canvas.Charts;
import io.sparbiter.driver.picture.canvas.Legend;
import io.sparbiter.driver.picture.canvas.Palette;
import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.worker.network.NetworkReports;
import java.awt.Color;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A training epoch by epoch: accuracy, losses and, on a logarithmic axis, the learning rate, one below the other. What was
 * not measured is left out.
 *
 * @param history at least one epoch
 * @param bestEpoch the number of the epoch whose weights were kept
 * @param subject what was trained, in a few words
 */
record TrainingPicture(List<Epoch> history, int bestEpoch, String subject) {
    private static final int PANEL = 270;
    private static final int MOST_TICKS = 25;
    private static final int AXIS_WIDTH = 104;
    private static final double ROOM = 0.08;
    private static final double LOG_ROOM = 3;

    Picture picture() {
        List<XYChart> panels = new ArrayList<>();
        addTo(panels, "accuracy", new Line("validation", NetworkReports::valAccuracy, Palette.ORANGE));
        addTo(
                panels,
                "loss",
                new Line("training", NetworkReports::trainLoss, Palette.BLUE),
                new Line("validation", NetworkReports::valLoss, Palette.ORANGE));
        addTo(panels, "learning rate", new Line("learning rate", NetworkReports::learningRate, Palette.GREEN));
        styleLast(panels.get(panels.size() - 1));
        return paint(panels);
    }

    /** One value an epoch. */
    private record Line(String name, ToDoubleFunction<Epoch> value, Color colour) {
        List<Epoch> known(List<Epoch> epochs) {
            return epochs.stream()
                    .filter(epoch -> Double.isFinite(value.applyAsDouble(epoch)))
                    .toList();
        }

        void draw(XYChart chart, List<Epoch> epochs, int bestEpoch) {
            List<Epoch> known = known(epochs);
            Charts.line(chart, name, numbers(known), values(known), colour);
            List<Epoch> best =
                    known.stream().filter(epoch -> epoch.number() == bestEpoch).toList();
            if (!best.isEmpty()) {
                Charts.dots(
                        chart, name + ", best", numbers(best), values(best), SeriesMarkers.DIAMOND, Palette.VERMILLION);
            }
        }

        private static double[] numbers(List<Epoch> epochs) {
            return epochs.stream().mapToDouble(Epoch::number).toArray();
        }

        private double[] values(List<Epoch> epochs) {
            return epochs.stream().mapToDouble(value).toArray();
        }
    }

    private void addTo(List<XYChart> panels, String title, Line... lines) {
        XYChart chart = Charts.xy(Canvas.WIDTH, PANEL, "epoch", title);
        chart.getStyler().setMarkerSize(12).setYAxisLeftWidthHint(AXIS_WIDTH);
        chart.getStyler()
                .setXAxisMin(history.get(0).number() - 1.0)
                .setXAxisMax(history.get(history.size() - 1).number() + 1.0)
                .setXAxisTickLabelsFormattingFunction(this::tick)
                .setXAxisTitleVisible(false);
        DoubleSummaryStatistics range = new DoubleSummaryStatistics();
        for (Line line : lines) {
            if (!line.known(history).isEmpty()) {
                line.draw(chart, history, bestEpoch);
                line.known(history).forEach(epoch -> range.accept(line.value().applyAsDouble(epoch)));
            }
        }
        if (range.getCount() > 0) {
            double room = Math.max(range.getMax() - range.getMin(), range.getMax() * ROOM) * ROOM;
            chart.getStyler().setYAxisMin(range.getMin() - room).setYAxisMax(range.getMax() + room);
            panels.add(chart);
        }
    }

    /** The chart has a tick for every epoch, of which not all can have a label. */
    private String tick(double number) {
        int step = IntStream.of(1, 2, 5, 10, 20, 50)
                .filter(candidate -> history.size() <= MOST_TICKS * candidate)
                .findFirst()
                .orElse(100);
        return number % step == 0 ? Charts.wholeNumber(number) : "";
    }

    /** The learning rate holds for an epoch, and there is room about it where it never changed. */
    private void styleLast(XYChart chart) {
        double least =
                history.stream().mapToDouble(NetworkReports::learningRate).min().orElse(1);
        double most =
                history.stream().mapToDouble(NetworkReports::learningRate).max().orElse(1);
        chart.getSeries("learning rate").setXYSeriesRenderStyle(XYSeriesRenderStyle.Step);
        chart.getStyler()
                .setYAxisLogarithmic(true)
                .setPlotGridHorizontalLinesVisible(false)
                .setYAxisMin(least / LOG_ROOM)
                .setYAxisMax(most * LOG_ROOM)
                .setXAxisTitleVisible(true);
    }

    private Picture paint(List<XYChart> panels) {
        String subtitle = String.format(
                Locale.ROOT,
                "%s: %d %s, best in epoch %d",
                subject,
                history.size(),
                history.size() == 1 ? "epoch" : "epochs",
                bestEpoch);
        int legendTop = Canvas.HEAD + panels.size() * PANEL;
        Canvas canvas = new Canvas(Canvas.WIDTH, legendTop + Legend.HEIGHT, "Training", subtitle);
        for (int i = 0; i < panels.size(); i++) {
            Charts.paint(panels.get(i), canvas, 0, Canvas.HEAD + i * PANEL);
        }
        new Legend()
                .line("training images", Palette.BLUE)
                .line("validation images", Palette.ORANGE)
                .line("learning rate", Palette.GREEN)
                .dot("best epoch", SeriesMarkers.DIAMOND, Palette.VERMILLION)
                .draw(canvas, legendTop);
        return canvas.picture("training");
    }
}
