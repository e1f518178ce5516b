package io.sparbiter.driver.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.benchmark.table.RecordedTable;
import io.sparbiter.driver.benchmark.table.Tables;
import io.sparbiter.search.generate.Strategy;
import io.sparbiter.search.generate.Strategy.Bayesian;
import io.sparbiter.search.generate.Strategy.Evolution;
import io.sparbiter.search.generate.Strategy.GeneticSearch;
import io.sparbiter.search.generate.Strategy.GridSearch;
import io.sparbiter.search.generate.Strategy.GridSearch.Order;
import io.sparbiter.search.generate.Strategy.RandomSearch;
import io.sparbiter.search.generate.Strategy.Tpe;
import io.sparbiter.search.prune.PrunerSettings;
import io.sparbiter.search.prune.PrunerSettings.NoPruning;
import io.sparbiter.search.prune.PrunerSettings.SuccessiveHalving;
import io.sparbiter.search.trial.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
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
        return rows(By.TRIALS, table, plan, Contender.of(strategy));
    }

    private static List<BenchmarkRow> rows(By by, RecordedTable table, BenchmarkPlan plan, Contender contender) {
        return new Benchmark(table, plan, clock())
                .rows(contender).stream().filter(row -> row.by() == by).toList();
    }

    private static BenchmarkRow last(RecordedTable table, BenchmarkPlan plan, Strategy strategy) {
        return last(rows(table, plan, strategy));
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

    private static List<Integer> checkpoints(By by, BenchmarkPlan plan, RecordedTable table) {
        return plan.checkpoints(table).stream()
                .filter(checkpoint -> checkpoint.by() == by)
                .map(Checkpoint::at)
                .toList();
    }

    private static List<Integer> checkpoints(int trials) {
        return checkpoints(By.TRIALS, new BenchmarkPlan(trials, 1, 1, 1), Tables.withGaps(1_000, 1));
    }

    @Test
    void checkpointsDoubleUpToTheTrials() {
        assertThat(checkpoints(100)).containsExactly(25, 50, 100);
        assertThat(checkpoints(120)).containsExactly(25, 50, 100, 120);
        assertThat(checkpoints(25)).containsExactly(25);
        assertThat(checkpoints(7)).containsExactly(7);
        assertThat(checkpoints(9_999)).endsWith(800, 1_000);
    }

    @Test
    void epochsAndSecondsAreCountedInWholeTrainings() {
        var plan = new BenchmarkPlan(100, 1, 1, 1);
        assertThat(checkpoints(By.EPOCHS, plan, Tables.CURVES)).containsExactly(45, 90, 180, 450);
        assertThat(checkpoints(By.EPOCHS, plan, Tables.LUCKY)).isEmpty();
        assertThat(checkpoints(By.SECONDS, plan, Tables.LUCKY)).containsExactly(5, 10, 20, 50);
        assertThat(plan.checkpoints(Tables.LUCKY)).contains(new Checkpoint(By.SECONDS, 5, 7_500));
    }

    @Test
    void thereIsARowForEachCheckpoint() {
        List<BenchmarkRow> rows = rows(Tables.withGaps(200, 1), new BenchmarkPlan(100, 2, 1, 8), new RandomSearch());
        assertThat(rows).extracting(BenchmarkRow::at).containsExactly(25, 50, 100);
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

    /** 500 points of 9 epochs whose scores, more being better, rise with their index from the first epoch on. */
    private static RecordedTable rising() {
        return Tables.curves(
                Direction.MAXIMIZE,
                IntStream.range(0, 500)
                        .mapToObj(i -> List.of(i * 0.001, i * 0.002, i * 0.003))
                        .toList());
    }

    private static Contender random(PrunerSettings pruner) {
        return new Contender("random", new RandomSearch(), pruner.word(), pruner);
    }

    private static BenchmarkPlan until(OptionalInt trials, OptionalInt epochs, Optional<Duration> time) {
        return new BenchmarkPlan(new ReplayLimits(trials, epochs, time), 3, 1, 2);
    }

    @Test
    void aReplayEndsWhenItsEpochsAreSpent() {
        BenchmarkPlan plan = until(OptionalInt.empty(), OptionalInt.of(180), Optional.empty());
        List<BenchmarkRow> rows = rows(By.EPOCHS, rising(), plan, random(new NoPruning()));
        assertThat(rows).extracting(BenchmarkRow::at).containsExactly(45, 90, 180);
        // Two workers at once: the twentieth ends with the nineteenth.
        assertThat(rows).extracting(BenchmarkRow::trials).containsExactly(4.0, 10.0, 19.0);
        assertThat(rows(By.TRIALS, rising(), plan, random(new NoPruning()))).isEmpty();
    }

    @Test
    void aReplayEndsWhenItsTimeIsUp() {
        BenchmarkPlan plan = until(OptionalInt.empty(), OptionalInt.empty(), Optional.of(Duration.ofSeconds(90)));
        List<BenchmarkRow> rows = rows(By.SECONDS, rising(), plan, random(new NoPruning()));
        assertThat(rows).extracting(BenchmarkRow::at).containsExactly(5, 10);
        assertThat(rows).extracting(BenchmarkRow::trials).containsExactly(10.0, 20.0);
    }

    @Test
    void theFirstLimitEndsAReplay() {
        BenchmarkPlan plan = until(OptionalInt.of(30), OptionalInt.of(100_000), Optional.of(Duration.ofDays(1)));
        assertThat(rows(By.TRIALS, rising(), plan, random(new NoPruning())))
                .extracting(BenchmarkRow::at)
                .containsExactly(25, 30);
    }

    @Test
    void aPrunerTriesMorePointsWithTheSameEpochs() {
        BenchmarkPlan plan = until(OptionalInt.empty(), OptionalInt.of(450), Optional.empty());
        BenchmarkRow plain = last(rows(By.EPOCHS, rising(), plan, random(new NoPruning())));
        BenchmarkRow pruned = last(rows(By.EPOCHS, rising(), plan, random(SuccessiveHalving.DEFAULT)));
        assertThat(plain.pruner()).isEqualTo("none");
        assertThat(pruned.pruner()).isEqualTo("asha");
        assertThat(pruned.trials()).isGreaterThan(1.5 * plain.trials());
        assertThat(pruned.meanRegret()).isLessThan(plain.meanRegret());
        // The one best point is the best at every epoch.
        assertThat(pruned.prunedBest()).isZero();
    }

    private static BenchmarkRow last(List<BenchmarkRow> rows) {
        return rows.get(rows.size() - 1);
    }
}
