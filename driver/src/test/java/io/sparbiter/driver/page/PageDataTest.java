package io.sparbiter.driver.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.page.ScoreHistory.Improvement;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.run.Searches;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageDataTest {
    private static final Importance NONE = Importance.none("not asked");

    private static PageData data(List<TrialRow> rows) {
        return PageData.of(view(rows, Optional.of(LandscapeRows.CONFIG)), PageData.MOST_TRIALS);
    }

    private static SearchView view(List<TrialRow> rows, Optional<SearchConfig> config) {
        return new SearchView("s", rows, config, List.of(), NONE, Optional.empty(), Instant.EPOCH);
    }

    private static PageData dataWithoutConfig(List<TrialRow> rows) {
        return PageData.of(view(rows, Optional.empty()), PageData.MOST_TRIALS);
    }

    @Test
    void aFewTrialsAreAllDrawn() {
        List<TrialRow> rows = LandscapeRows.of(200);
        PageData data = data(rows);

        int[] scored = rows.stream()
                .filter(row -> row.score().isPresent())
                .mapToInt(TrialRow::trialId)
                .toArray();
        assertThat(ids(data, data.drawn().scored())).isEqualTo(scored);
        assertThat(data.drawn().of()).isEqualTo(scored.length).isLessThan(200);
        assertThat(data.history().bands()).isEmpty();
    }

    @Test
    void severalObjectivesHaveAFrontWhoseTrialsAreOnThePage() {
        SearchConfig weighed = Searches.quick("seed=1", "training.epochs=8", "objective=[val_accuracy, parameters]");
        PageData data = PageData.of(view(LandscapeRows.of(200), Optional.of(weighed)), 0);

        assertThat(data.weighed()).containsExactly(new PageData.Weighed("parameters", "minimize"));
        assertThat(data.front().get(0).trial()).isEqualTo(data.best().get(0).trial());
        assertThat(data.front())
                .hasSizeBetween(2, 100)
                .allSatisfy(row -> assertThat(data.trials().ids()).contains(row.trial()));
        assertThat(data.summary()).contains(new Fact("Objective", "maximize val_accuracy, minimize parameters"));
    }

    @Test
    void oneObjectiveHasNoFront() {
        PageData data = data(LandscapeRows.of(200));
        assertThat(data.weighed()).isEmpty();
        assertThat(data.front()).isEmpty();
        assertThat(data.summary()).contains(new Fact("Objective", "maximize val_accuracy"));
    }

    @Test
    void ofManyTheBestAreDrawnAndOthersEvenlyAndBandsHoldAll() {
        PageData data = data(LandscapeRows.of(5_000));

        int[] drawn = ids(data, data.drawn().scored());
        assertThat(drawn.length).isBetween(800, DrawnTrials.MOST);
        assertThat(drawn).isSorted().doesNotHaveDuplicates();
        assertThat(drawn)
                .contains(data.best().stream().mapToInt(RankedTrial::trial).toArray());
        assertThat(Arrays.stream(drawn).filter(id -> id > 4_000).count()).isBetween(120L, 280L);
        assertThat(data.history().bands().stream()
                        .mapToInt(band -> band.spread().count())
                        .sum())
                .isEqualTo(data.drawn().of());
    }

    private static int[] ids(PageData data, int[] places) {
        return Arrays.stream(places).map(place -> data.trials().ids()[place]).toArray();
    }

    @Test
    void trialsWithoutAScoreAreDrawnToo() {
        List<TrialRow> rows = LandscapeRows.of(200);
        PageData data = data(rows);
        assertThat(ids(data, data.drawn().unscored()))
                .isEqualTo(rows.stream()
                        .filter(row -> row.score().isEmpty())
                        .mapToInt(TrialRow::trialId)
                        .toArray())
                .hasSize(data.drawn().without())
                .contains(37, 53);
        assertThat(data(LandscapeRows.of(20_000)).drawn().unscored()).hasSize(DrawnTrials.MOST_UNSCORED);
    }

    @Test
    void aPageThatIsSavedHasAllTrialsAndOneThatIsServedThoseThatItShows() {
        List<TrialRow> rows = LandscapeRows.of(5_000);
        assertThat(data(rows).trials().ids()).hasSize(5_000);
        assertThat(data(LandscapeRows.of(5_001)).trials().ids()).hasSizeLessThan(2_000);

        PageData served = PageData.of(view(rows, Optional.of(LandscapeRows.CONFIG)), 0);
        assertThat(served.trials().of()).isEqualTo(5_000);
        assertThat(served.trials().ids())
                .hasSizeLessThan(2_000)
                .isSorted()
                .contains(served.best().stream().mapToInt(RankedTrial::trial).toArray())
                .contains(served.worst().stream().mapToInt(RankedTrial::trial).toArray())
                .contains(served.failures().last().stream()
                        .mapToInt(FailedTrials.Failure::trial)
                        .toArray());
    }

    @Test
    void scoresFarFromTheOthersAreKnown() {
        PageData data = data(LandscapeRows.of(300));
        double far = data.history().far();
        assertThat(far).isBetween(0.6, 0.97);
        assertThat(data.history().beyond())
                .isEqualTo(Arrays.stream(data.trials().scores())
                        .filter(score -> score < far)
                        .count())
                .isPositive();
        assertThat(data(LandscapeRows.ofNoise(50)).history().far()).isNaN();
        assertThat(data(LandscapeRows.of(1)).history().far()).isNaN();
    }

    @Test
    void theBestSoFarNeverGetsWorseAndEndsWithTheBest() {
        PageData data = data(LandscapeRows.of(300));
        List<Improvement> improvements = data.history().improvements();

        assertThat(improvements).extracting(Improvement::trial).isSorted();
        assertThat(improvements).extracting(Improvement::score).isSorted().doesNotHaveDuplicates();
        assertThat(improvements.get(improvements.size() - 1).trial())
                .isEqualTo(data.best().get(0).trial());
    }

    @Test
    void rowsMayComeInAnyOrder() {
        List<TrialRow> rows = new java.util.ArrayList<>(LandscapeRows.of(60));
        PageData inOrder = data(rows);
        java.util.Collections.reverse(rows);
        assertThat(PageJson.write(data(rows))).isEqualTo(PageJson.write(inOrder));
    }

    @Test
    void boxesCountEveryTrialWithAScoreOnceAnAxis() {
        PageData data = data(LandscapeRows.of(2_000));
        assertThat(data.spreads()).hasSize(9).allSatisfy(spread -> assertThat(
                        spread.levels().stream().mapToInt(Spread::count).sum())
                .isEqualTo(data.drawn().of()));
    }

    @Test
    void axesAreThoseOfTheConfigurationEvenWhereNothingWasTried() {
        PageData data = data(LandscapeRows.of(2));
        assertThat(data.axes())
                .extracting(PageAxis::name)
                .contains("conv_1_filters", "optimizer")
                .hasSize(9);
        assertThat(data.axes().get(8).values()).isEqualTo(List.of("adam", "nadam", "adadelta"));
        assertThat(data.axes().get(8).words()).isTrue();
    }

    @Test
    void withoutAConfigurationAxesAreFoundInTheRows() {
        PageData data = dataWithoutConfig(LandscapeRows.of(500));
        assertThat(data.axes()).hasSize(9);
        assertThat(data.axes().get(0).values()).isEqualTo(List.of(32L, 64L, 128L, 256L));
        assertThat(data.axes().get(8).values()).isEqualTo(List.of("adadelta", "adam", "nadam"));
        assertThat(data.configuration()).isEmpty();
    }

    @Test
    void failuresAreCountedByKindAndToldTheLastFirst() {
        FailedTrials failures = data(LandscapeRows.of(120)).failures();
        assertThat(failures.kinds()).containsOnlyKeys("diverged", "out_of_memory");
        assertThat(failures.kinds()).containsEntry("out_of_memory", 3L).containsEntry("diverged", 2L);
        assertThat(failures.last()).extracting(FailedTrials.Failure::trial).containsExactly(111, 106, 74, 53, 37);
    }

    @Test
    void everyTrialThatBeganIsInOneBinOfTime() {
        Durations durations = data(LandscapeRows.of(300)).durations();
        assertThat(durations.bins().stream().mapToInt(Durations.Bin::trials).sum())
                .isEqualTo(300);
        assertThat(durations.bins().get(0).from()).isEqualTo(durations.seconds().low());
        assertThat(durations.bins().get(durations.bins().size() - 1).to())
                .isEqualTo(durations.seconds().high());
    }

    @Test
    void aFewTrialsHaveNoHistogram() {
        Durations few = data(LandscapeRows.of(9)).durations();
        assertThat(few.bins()).isEmpty();
        assertThat(few.seconds().count()).isEqualTo(9);
        assertThat(data(LandscapeRows.of(14)).durations().bins()).hasSize(8);
    }

    @Test
    void curvesOfTheBestTenComeFirst() {
        PageData data = data(LandscapeRows.of(100));
        assertThat(data.curves().subList(0, 10))
                .extracting(LearningCurve::trial)
                .isEqualTo(IntStream.range(0, 10)
                        .mapToObj(i -> data.best().get(i).trial())
                        .toList());
    }

    @Test
    void curvesAreOfAllTrialsWithEpochsInWhateverWayTheyEnded() {
        List<TrialRow> rows = LandscapeRows.of(100);
        PageData data = data(rows);
        assertThat(data.curves())
                .extracting(LearningCurve::trial)
                .containsExactlyInAnyOrderElementsOf(rows.stream()
                        .filter(row -> row.ending().epochs() > 0)
                        .map(TrialRow::trialId)
                        .toList())
                .contains(5, 53)
                .doesNotContain(37);
        assertThat(data.curved()).isEqualTo(data.curves().size());
    }

    @Test
    void ofVeryManyCurvesSomeAreThere() {
        PageData data = data(LandscapeRows.of(5_000));
        long numbers = data.curves().stream()
                .mapToLong(
                        curve -> (long) curve.epochs().length * curve.numbers().size())
                .sum();
        assertThat(data.curved()).isGreaterThan(4_000);
        assertThat(data.curves()).hasSizeBetween(200, 1_000);
        assertThat(numbers).isLessThan(2 * LearningCurve.MOST_NUMBERS);
    }

    @Test
    void aSearchWithoutATrialIsAPageToo() {
        assertThat(PageJson.write(data(List.of()))).contains("No trial has ended.");
        assertThat(PageJson.write(dataWithoutConfig(List.of()))).contains("No trial has ended.");
    }

    @Test
    void whatIsNoNumberIsNull() {
        SearchView view = new SearchView(
                "s",
                List.of(),
                Optional.empty(),
                List.of(new LiveTrial(1, List.of(32L), 0, 20, Double.NaN)),
                NONE,
                Optional.empty(),
                Instant.EPOCH);
        assertThat(PageJson.of(view)).contains("\"score\":null").doesNotContain("NaN");
    }
}
