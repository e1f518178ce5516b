package io.sparbiter.driver.picture.search;

import io.sparbiter.driver.picture.canvas.Canvas;
import io.sparbiter.driver.picture.canvas.Charts;
import io.sparbiter.driver.picture.canvas.Legend;
import io.sparbiter.driver.picture.canvas.Palette;
import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.ScoreText;
import io.sparbiter.search.trial.Status;
import io.sparbiter.worker.Counted;
import java.awt.Color;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The score of each trial in the order of the search, and the best so far, on a linear or a logarithmic axis. */
final class ScoreHistoryPicture {
    /** With more dots than this one sees blots. */
    private static final int DOTS = 1_500;

    private static final int HEIGHT = 720;

    private final SearchedTrials trials;
    /** Every so many trials have a dot. */
    private final int step;

    private final Set<TrialRow> incumbents;

    ScoreHistoryPicture(SearchedTrials trials) {
        this.trials = trials;
        this.step = (trials.rows().size() + DOTS - 1) / DOTS;
        this.incumbents = new HashSet<>(trials.incumbents());
    }

    Picture linear() {
        ScoreAxis axis = ScoreAxis.linear(trials);
        return picture("search-history", "Score of each trial", axis);
    }

    Picture logarithmic() {
        ScoreAxis axis = ScoreAxis.logarithmic(trials);
        return picture("search-history-log", "Score of each trial, logarithmic", axis);
    }

    private Picture picture(String name, String title, ScoreAxis axis) {
        String subtitle = subtitle();
        Canvas canvas = new Canvas(Canvas.WIDTH, HEIGHT, title, subtitle);
        XYChart chart = Charts.xy(Canvas.WIDTH, HEIGHT - Canvas.HEAD - Legend.HEIGHT, "trial", axis.title());
        chart.getStyler().setMarkerSize(step > 1 ? 5 : 9);
        chart.getStyler()
                .setXAxisMin(0.0)
                .setXAxisMax(trials.lastId() * 1.02 + 1)
                .setXAxisTickLabelsFormattingFunction(Charts::wholeNumber);
        axis.style(chart.getStyler());
        Legend legend = new Legend();
        TrialMark.ALL.forEach(mark -> addDots(chart, legend, mark, axis));
        addBestSoFar(chart, axis);
        Charts.paint(chart, canvas, 0, Canvas.HEAD);
        legend.line("best so far", Palette.INK).draw(canvas, HEIGHT - Legend.HEIGHT);
        axis.displaced().ifPresent(canvas::caption);
        return canvas.picture(name);
    }

    private String subtitle() {
        TrialRow best = trials.best();
        String thinned = step == 1 ? "" : "; dots: one trial in " + step + ", and each new best";
        return String.format(
                Locale.ROOT,
                "%s of search %s; best: %s by trial %d%s",
                Counted.of(trials.rows().size(), "trial"),
                best.search(),
                ScoreText.of(SearchedTrials.score(best), 5),
                best.trialId(),
                thinned);
    }

    private void addDots(XYChart chart, Legend legend, TrialMark mark, ScoreAxis axis) {
        List<TrialRow> all = mark.of(trials.rows());
        if (all.isEmpty()) {
            return;
        }
        List<TrialRow> shown = IntStream.range(0, all.size())
                .filter(i -> i % step == 0 || incumbents.contains(all.get(i)))
                .mapToObj(all::get)
                .toList();
        double[] x = shown.stream().mapToDouble(TrialRow::trialId).toArray();
        double[] y = shown.stream()
                .mapToDouble(row -> row.score().isPresent() ? axis.of(SearchedTrials.score(row)) : axis.edge())
                .toArray();
        Charts.dots(chart, mark.word(), x, y, mark.marker(), mark.colour());
        legend.dot(String.format(Locale.ROOT, "%s (%,d)", mark.word(), all.size()), mark.marker(), mark.colour());
    }

    /** A staircase: a best holds until the trial that beats it. */
    private void addBestSoFar(XYChart chart, ScoreAxis axis) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (TrialRow row : trials.incumbents()) {
            if (!y.isEmpty()) {
                x.add((double) row.trialId());
                y.add(y.get(y.size() - 1));
            }
            x.add((double) row.trialId());
            y.add(axis.of(SearchedTrials.score(row)));
        }
        x.add((double) trials.lastId());
        y.add(y.get(y.size() - 1));
        Charts.line(chart, "best so far", array(x), array(y), Palette.INK);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** How a chart marks the trials that ended in one way. */
    private record TrialMark(String word, Predicate<TrialRow> covers, Marker marker, Color colour) {
        /** Every trial has one. Those that ended early might have become better. */
        static final List<TrialMark> ALL = List.of(
                scored(Status.COMPLETED, SeriesMarkers.CIRCLE, Palette.translucent(Palette.BLUE, 150)),
                scored(Status.PRUNED, SeriesMarkers.TRIANGLE_DOWN, Palette.translucent(Palette.ORANGE, 190)),
                scored(Status.STOPPED, SeriesMarkers.DIAMOND, Palette.GREEN),
                new TrialMark(
                        "without a score", row -> row.score().isEmpty(), SeriesMarkers.CROSS, Palette.VERMILLION));

        private static TrialMark scored(Status status, Marker marker, Color colour) {
            return new TrialMark(status.word(), row -> row.score().isPresent() && row.is(status), marker, colour);
        }

        List<TrialRow> of(List<TrialRow> rows) {
            return rows.stream().filter(covers).toList();
        }
    }
}
