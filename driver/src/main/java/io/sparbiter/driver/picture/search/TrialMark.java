package io.sparbiter.driver.picture.search;

import io.sparbiter.driver.picture.canvas.Palette;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Status;
import java.awt.Color;
import java.util.List;
import java.util.function.Predicate;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How a chart marks the trials that ended in one way. */
record TrialMark(String word, Predicate<TrialRow> covers, Marker marker, Color colour) {
    /** Every trial has one. Those that ended early might have become better. */
    static final List<TrialMark> ALL = List.of(
            scored(Status.COMPLETED, SeriesMarkers.CIRCLE, Palette.translucent(Palette.BLUE, 150)),
            scored(Status.PRUNED, SeriesMarkers.TRIANGLE_DOWN, Palette.translucent(Palette.ORANGE, 190)),
            scored(Status.STOPPED, SeriesMarkers.DIAMOND, Palette.GREEN),
            new TrialMark("without a score", row -> row.score().isEmpty(), SeriesMarkers.CROSS, Palette.VERMILLION));

    private static TrialMark scored(Status status, Marker marker, Color colour) {
        return new TrialMark(status.word(), row -> row.score().isPresent() && row.is(status), marker, colour);
    }

    List<TrialRow> of(List<TrialRow> rows) {
        return rows.stream().filter(covers).toList();
    }
}
