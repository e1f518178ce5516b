package io.sparbiter.driver.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.generate.Strategy;
import io.sparbiter.search.generate.Strategy.Bayesian;
import io.sparbiter.search.generate.Strategy.Evolution;
import io.sparbiter.search.generate.Strategy.GeneticSearch;
import io.sparbiter.search.generate.Strategy.GridSearch;
import io.sparbiter.search.generate.Strategy.GridSearch.Order;
import io.sparbiter.search.generate.Strategy.RandomSearch;
import io.sparbiter.search.generate.Strategy.Tpe;
import io.sparbiter.search.trial.Direction;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkTest {
    private static final Strategy GRID = new GridSearch(Order.SEQUENTIAL);
    private static final RecordedTable ONE_SCORE =
            Tables.of(Direction.MINIMIZE, List.of(5.0), List.of(3.0), List.of(2.0), List.of(9.0));

    /** A clock that shows a second more whenever it is looked at. */
    private static LongSupplier clock() {
        var nanos = new AtomicLong();
        return () -> nanos.getAndAdd(1_000_000_000);
    }

    private static List<BenchmarkRow> rows(RecordedTable table, BenchmarkPlan plan, Strategy strategy) {
        return new Benchmark(table, plan, clock()).rows(strategy.word(), strategy);
    }

    private static BenchmarkRow last(RecordedTable table, BenchmarkPlan plan, Strategy strategy) {
        List<BenchmarkRow> rows = rows(table, plan, strategy);
        return rows.get(rows.size() - 1);
    }

    @ParameterizedTest
    @CsvSource({"1, 1.5", "2, 0.5", "3, 0", "4, 0"})
    void theRegretOfAGridFollowsFromTheFirstPoints(int trials, double regret) {
        BenchmarkRow row = last(ONE_SCORE, new BenchmarkPlan(trials, 3, 1, 1), GRID);
        assertThat(row.trials()).isEqualTo(trials);
        assertThat(row.meanRegret()).isEqualTo(regret);
        assertThat(row.meanRegretRecommended()).isEqualTo(regret);
        assertThat(row.stderrRegret()).isZero();
        assertThat(row.distinct()).isEqualTo(trials);
    }

    @Test
    void aSuggestionTakesAlsoTheTimeOfLearningFromResults() {
        // The first takes a second; each other one is told a result before, in another second.
        assertThat(last(ONE_SCORE, new BenchmarkPlan(1, 2, 1, 1), GRID).max()).isEqualTo(1);
        BenchmarkRow row = last(ONE_SCORE, new BenchmarkPlan(4, 2, 1, 1), GRID);
        assertThat(List.of(row.p50(), row.p95(), row.max())).containsOnly(2.0);
    }

    @Test
    void theTimeOfABatchIsSharedByItsSuggestions() {
        assertThat(last(ONE_SCORE, new BenchmarkPlan(4, 2, 1, 4), GRID).max()).isEqualTo(0.25);
    }

    @Test
    void checkpointsDoubleUpToTheTrials() {
        RecordedTable table = Tables.withGaps(1_000, 1);
        assertThat(new BenchmarkPlan(100, 1, 1, 1).checkpoints(table)).containsExactly(25, 50, 100);
        assertThat(new BenchmarkPlan(120, 1, 1, 1).checkpoints(table)).containsExactly(25, 50, 100, 120);
        assertThat(new BenchmarkPlan(25, 1, 1, 1).checkpoints(table)).containsExactly(25);
        assertThat(new BenchmarkPlan(7, 1, 1, 1).checkpoints(table)).containsExactly(7);
        assertThat(new BenchmarkPlan(9_999, 1, 1, 1).checkpoints(table)).endsWith(800, 1_000);
    }

    @Test
    void thereIsARowForEachCheckpoint() {
        List<BenchmarkRow> rows = rows(Tables.withGaps(200, 1), new BenchmarkPlan(100, 2, 1, 8), new RandomSearch());
        assertThat(rows).extracting(BenchmarkRow::trials).containsExactly(25, 50, 100);
        assertThat(rows).extracting(BenchmarkRow::distinct).containsExactly(25.0, 50.0, 100.0);
        assertThat(rows).extracting(BenchmarkRow::workers).containsOnly(8);
        assertThat(rows).isSortedAccordingTo((a, b) -> Double.compare(b.meanRegret(), a.meanRegret()));
    }

    @Test
    void theSameSeedsGiveTheSameRows() {
        RecordedTable table = Tables.withGaps(200, 1);
        var plan = new BenchmarkPlan(50, 5, 7, 4);
        assertThat(rows(table, plan, new RandomSearch())).isEqualTo(rows(table, plan, new RandomSearch()));
        assertThat(rows(table, plan, new RandomSearch()))
                .isNotEqualTo(rows(table, new BenchmarkPlan(50, 5, 8, 4), new RandomSearch()));
    }

    @ParameterizedTest
    @CsvSource({"1", "8"})
    void pointsWithoutAScoreAreNotReplayed(int workers) {
        RecordedTable table = Tables.withGaps(300, 10);
        for (Strategy strategy : List.of(
                new RandomSearch(), GRID, GeneticSearch.DEFAULT, Bayesian.DEFAULT, Tpe.DEFAULT, Evolution.DEFAULT)) {
            BenchmarkRow row = last(table, new BenchmarkPlan(100, 2, 1, workers), strategy);
            assertThat(row.trials()).isEqualTo(30);
            assertThat(row.distinct()).isEqualTo(30);
            assertThat(row.meanRegret()).isZero();
        }
    }
}
