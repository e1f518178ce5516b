package io.sparbiter.driver.picture.search;

import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.driver.picture.canvas.TablePicture;
import io.sparbiter.driver.report.NumberText;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.worker.Counted;
import io.sparbiter.worker.command.PointText;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The tables of the best and the worst trials. */
record RankingPictures(SearchedTrials trials) {
    private static final int ROWS = 10;

    Picture best() {
        return picture("best-trials", "Best", trials.ranking().best(ROWS));
    }

    Picture worst() {
        return picture("worst-trials", "Worst", trials.ranking().worst(ROWS));
    }

    private Picture picture(String name, String which, List<TrialRow> rows) {
        TablePicture table = new TablePicture()
                .column(
                        "rank",
                        IntStream.rangeClosed(1, rows.size())
                                .mapToObj(Integer::toString)
                                .toList())
                .column("trial", cells(rows, row -> Integer.toString(row.trialId())))
                .column("score", cells(rows, row -> NumberText.of(SearchedTrials.score(row))));
        for (String axis : TrialRow.axes(rows)) {
            table.column(
                    broken(axis), cells(rows, row -> PointText.of(row.params().getOrDefault(axis, ""))));
        }
        return table.column(
                        "epochs",
                        cells(rows, row -> Integer.toString(row.ending().epochs())))
                .column("time", cells(rows, row -> NumberText.of(row.run().duration())))
                .column("ended", cells(rows, TrialRow::status))
                .picture(name, which + " trials by " + trials.metricName(), subtitle(rows.size()));
    }

    private String subtitle(int shown) {
        return String.format(
                Locale.ROOT,
                "%d of %s of search %s (%s)",
                shown,
                Counted.of(trials.ranking().scored().size(), "scored trial"),
                trials.best().search(),
                trials.direction().word());
    }

    private static List<String> cells(List<TrialRow> rows, Function<TrialRow, String> cell) {
        return rows.stream().map(cell).toList();
    }

    /** A name such as {@code layer_1_width} in two lines, at its last underscore. */
    private static String broken(String axis) {
        int end = axis.lastIndexOf('_');
        return end < 0 ? axis : axis.substring(0, end) + "\n" + axis.substring(end + 1);
    }
}
