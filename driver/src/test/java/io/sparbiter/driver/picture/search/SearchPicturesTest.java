package io.sparbiter.driver.picture.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.picture.canvas.Palette;
import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.driver.picture.canvas.Pixels;
import io.sparbiter.driver.results.table.RowContext;
import io.sparbiter.driver.results.table.SampleTrials;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRowFactory;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.worker.network.NetworkReports;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchPicturesTest {
    private static final int LEGEND = 660;

    private static TrialRow row(int id, Outcome outcome) {
        return row(id, outcome, NetworkReports.VAL_ACCURACY);
    }

    private static TrialRow row(int id, Outcome outcome, Metric metric) {
        RowContext context =
                new RowContext("s", "random", Objective.of(metric), NetworkReports.SCHEMA, "0.1.0", "c0ffee");
        return new TrialRowFactory(context).row(SampleTrials.result(id, outcome));
    }

    private static Outcome completed(double score) {
        return new Completed(score, 1, "trained", SampleTrials.epochs(2, score));
    }

    private static Outcome pruned(double score) {
        return new Pruned(score, 1, "worse", SampleTrials.epochs(2, score));
    }

    /** A best one, four that were pruned far apart and far below, and two without a score. */
    private static List<TrialRow> seven() {
        List<TrialRow> rows = new ArrayList<>();
        rows.add(row(1, completed(0.99)));
        IntStream.rangeClosed(2, 5).forEach(id -> rows.add(row(id, pruned(0.2 + 0.1 * id))));
        rows.add(row(6, new Diverged("NaN", List.of())));
        rows.add(row(7, new Diverged("NaN", List.of())));
        return rows;
    }

    private static Picture picture(List<TrialRow> rows, String name) {
        return SearchPictures.of(rows, true).stream()
                .filter(picture -> picture.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Five more that were completed. */
    private static List<TrialRow> twelve() {
        List<TrialRow> rows = seven();
        IntStream.rangeClosed(8, 12).forEach(id -> rows.add(row(id, completed(0.9 + 0.001 * id))));
        return rows;
    }

    @Test
    void aSearchHasFivePicturesThatAreSmallFiles() {
        List<Picture> pictures = SearchPictures.of(twelve(), true);
        assertThat(pictures)
                .extracting(Picture::name)
                .containsExactly(
                        "search-history", "search-history-log", "score-distribution", "best-trials", "worst-trials");
        assertThat(pictures).allSatisfy(picture -> {
            assertThat(picture.image().getWidth()).isBetween(1000, 1400);
            assertThat(picture.png()).hasSizeBetween(5_000, 150_000);
            assertThat(picture.caption()).contains("search s").endsWith(".");
            assertThat(Pixels.of(picture).count(Palette.INK)).isPositive();
        });
    }

    @Test
    void aScoreFarFromAllOthersLeavesThemRoom() {
        List<TrialRow> rows = List.of(
                row(1, completed(0.98)), row(2, completed(0.97)), row(3, completed(0.1)), row(4, completed(0.975)));
        ScoreAxis axis = ScoreAxis.linear(SearchedTrials.of(rows, true));
        assertThat(axis.min()).isGreaterThan(0.9);
        assertThat(axis.of(0.1)).isGreaterThan(axis.min()).isLessThan(0.97).isGreaterThan(axis.edge());
        assertThat(axis.of(0.97)).isEqualTo(0.97);
        assertThat(picture(rows, "search-history").caption())
                .endsWith("Near the edge, not in place: validation accuracy below 0.95750, 1 of 4 trials.");
        assertThat(picture(rows.subList(0, 2), "search-history").caption()).doesNotContain("edge");
    }

    @Test
    void aFewScoresHaveNoDistribution() {
        assertThat(SearchPictures.of(seven(), true))
                .extracting(Picture::name)
                .doesNotContain("score-distribution")
                .hasSize(4);
    }

    @Test
    void theSameTrialsMakeTheSameFilesInAnyOrder() {
        List<TrialRow> turned = new ArrayList<>(seven());
        Collections.reverse(turned);
        assertThat(digests(turned)).isEqualTo(digests(seven()));
    }

    private static List<Integer> digests(List<TrialRow> rows) {
        return SearchPictures.of(rows, true).stream()
                .map(picture -> Arrays.hashCode(picture.png()))
                .toList();
    }

    @Test
    void everyTrialHasAMarkThatTellsHowItEnded() {
        for (String name : List.of("search-history", "search-history-log")) {
            Pixels scored = Pixels.of(picture(seven().subList(0, 5), name));
            assertThat(scored.areas(SearchPicturesTest::isOrange, LEGEND))
                    .as(name)
                    .isEqualTo(4);
            Pixels all = Pixels.of(picture(seven(), name));
            assertThat(all.count(SearchPicturesTest::isVermillion))
                    .as(name)
                    .isGreaterThan(scored.count(SearchPicturesTest::isVermillion) + 10);
        }
    }

    private static boolean isVermillion(Color colour) {
        return isOrange(colour) && colour.getGreen() < 160;
    }

    /** Translucent, on paper and on lines. */
    private static boolean isOrange(Color colour) {
        return colour.getRed() - colour.getBlue() > 60;
    }

    @Test
    void ofVeryManyTrialsSomeAreShownAndEachNewBest() {
        List<TrialRow> rows = new ArrayList<>();
        IntStream.rangeClosed(1, 3001)
                .forEach(id -> rows.add(row(id, id == 1234 ? completed(0.99) : completed(0.5 + id % 7 * 0.01))));
        Picture picture = picture(rows, "search-history");
        assertThat(picture.caption()).contains("3,001 trials", "0.99000 by trial 1234", "one trial in 3");
        assertThat(picture.png()).hasSizeLessThan(150_000);
    }

    @Test
    void tablesRankTheTrials() {
        assertThat(picture(seven(), "best-trials").caption())
                .isEqualTo("Best trials by validation accuracy. 5 of 5 scored trials of search s (maximize).");
        Picture few = picture(seven().subList(0, 2), "best-trials");
        Picture more = picture(seven(), "best-trials");
        assertThat(more.image().getHeight() - few.image().getHeight()).isEqualTo(3 * 36);
    }

    @Test
    void lossesAreMinimizedAndMayBeLogarithmicThemselves() {
        List<TrialRow> rows = List.of(
                row(1, completed(0.5), NetworkReports.VAL_LOSS), row(2, completed(0.05), NetworkReports.VAL_LOSS));
        assertThat(picture(rows, "search-history-log").caption()).contains("best: 0.05000 by trial 2");
        assertThat(picture(rows, "worst-trials").caption()).contains("validation loss", "minimize");
    }

    @Test
    void perfectScoresHaveAPlaceOnALogarithmicAxis() {
        List<TrialRow> perfect = List.of(row(1, completed(1.0)), row(2, completed(1.0)));
        assertThat(SearchPictures.of(perfect, true)).hasSize(4);
        SearchedTrials mixed = SearchedTrials.of(List.of(row(1, completed(1.0)), row(2, completed(0.99))), true);
        ScoreAxis axis = ScoreAxis.logarithmic(mixed);
        assertThat(axis.of(1.0)).isPositive().isLessThan(axis.of(0.99)).isGreaterThan(axis.min());
        assertThat(axis.title()).endsWith("; 0 at 0.005");
        assertThat(picture(mixed.rows(), "search-history-log").caption())
                .endsWith("A logarithmic axis has no 0: errors of 0 are drawn at 0.005.");
    }

    @Test
    void whatHasLogarithmsNeedsNoWords() {
        assertThat(picture(seven(), "search-history-log").caption()).doesNotContain("no 0");
        assertThat(picture(seven(), "search-history").caption()).doesNotContain("no 0");
    }

    @Test
    void negativeScoresHaveNoLogarithms() {
        List<TrialRow> rows = List.of(
                row(1, completed(-3.2), NetworkReports.VAL_LOSS), row(2, completed(1e6), NetworkReports.VAL_LOSS));
        assertThat(SearchPictures.of(rows, false))
                .extracting(Picture::name)
                .hasSize(3)
                .noneMatch(name -> name.contains("log"));
    }

    @Test
    void withoutAScoreThereIsNothingToDraw() {
        assertThat(SearchPictures.of(List.of(), true)).isEmpty();
        assertThat(SearchPictures.of(List.of(row(1, new Diverged("NaN", List.of()))), true))
                .isEmpty();
    }
}
