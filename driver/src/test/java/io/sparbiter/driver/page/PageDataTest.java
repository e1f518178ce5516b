package io.sparbiter.driver.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.page.ScoreHistory.Improvement;
import io.sparbiter.driver.results.table.TrialRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageDataTest {
    private static final Importance NONE = Importance.none("not asked");

    private static PageData data(List<TrialRow> rows) {
        return PageData.of(new SearchView(
                "s", rows, Optional.of(LandscapeRows.CONFIG), List.of(), NONE, Optional.empty(), Instant.EPOCH));
    }

    private static PageData dataWithoutConfig(List<TrialRow> rows) {
        return PageData.of(
                new SearchView("s", rows, Optional.empty(), List.of(), NONE, Optional.empty(), Instant.EPOCH));
    }

    @Test
    void aFewTrialsAreAllDrawn() {
        List<TrialRow> rows = LandscapeRows.of(200);
        PageData data = data(rows);

        int[] scored = rows.stream()
                .filter(row -> row.score().isPresent())
                .mapToInt(TrialRow::trialId)
                .toArray();
        assertThat(data.drawn().trials()).isEqualTo(scored);
        assertThat(data.drawn().of()).isEqualTo(scored.length).isLessThan(200);
        assertThat(data.history().bands()).isEmpty();
    }

    @Test
    void ofManyTheBestAreDrawnAndOthersEvenlyAndBandsHoldAll() {
        PageData data = data(LandscapeRows.of(5_000));

        assertThat(data.drawn().trials().length).isBetween(800, DrawnTrials.MOST);
        assertThat(data.drawn().trials()).isSorted().doesNotHaveDuplicates();
        assertThat(data.drawn().trials())
                .contains(data.best().stream().mapToInt(RankedTrial::trial).toArray());
        assertThat(Arrays.stream(data.drawn().trials()).filter(id -> id > 4_000).count())
                .isBetween(120L, 280L);
        assertThat(data.history().bands().stream()
                        .mapToInt(band -> band.spread().count())
                        .sum())
                .isEqualTo(data.drawn().of());
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
    void curvesAreThoseOfTheBestTen() {
        PageData data = data(LandscapeRows.of(100));
        assertThat(data.curves())
                .extracting(LearningCurve::trial)
                .isEqualTo(IntStream.range(0, 10)
                        .mapToObj(i -> data.best().get(i).trial())
                        .toList());
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
