package io.sparbiter.driver.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.search.generate.Strategy.RandomSearch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchmarkRowTest {
    private static final Contender RANDOM = Contender.of(new RandomSearch());
    private static final Checkpoint FIRST = new Checkpoint(By.TRIALS, 1, 1);
    private static final Checkpoint SECOND = new Checkpoint(By.EPOCHS, 50, 50);
    private static final StrategyReplay ONE =
            replay(new Standing(1, 0.5, 0.4, 1, 0, 0), new Standing(2, 0.1, 0.2, 2, 1, 0.5), 1.0, 3.0, 9.0);
    private static final StrategyReplay OTHER =
            replay(new Standing(1, 0.5, 0.4, 1, 0, 0), new Standing(1, 0.3, 0.4, 1, 0.5, 0), 2.0, 4.0, 9.0);

    private static StrategyReplay replay(Standing first, Standing second, Double... seconds) {
        return new StrategyReplay(Map.of(FIRST, first, SECOND, second), List.of(seconds));
    }

    private static BenchmarkRow row(Checkpoint checkpoint, StrategyReplay... replays) {
        return BenchmarkRow.of(RANDOM, 8, List.of(replays), checkpoint);
    }

    @Test
    void figuresAreAveragedOverTheSeeds() {
        BenchmarkRow row = row(SECOND, ONE, OTHER);
        assertThat(row.meanRegret()).isEqualTo(0.2, within(1e-12));
        // Deviations of 0.1 from the mean: sqrt(2 × 0.01 / 1) / sqrt(2).
        assertThat(row.stderrRegret()).isEqualTo(0.1, within(1e-12));
        assertThat(row.meanRegretRecommended()).isEqualTo(0.3, within(1e-12));
        assertThat(row.trials()).isEqualTo(1.5);
        assertThat(row.distinct()).isEqualTo(1.5);
        assertThat(row.startedBest()).isEqualTo(0.75);
        assertThat(row.prunedBest()).isEqualTo(0.25);
    }

    @Test
    void timesArePooledOverTheSuggestionsUpToTheCheckpoint() {
        assertThat(row(SECOND, ONE, OTHER).p50()).isEqualTo(2);
        assertThat(row(SECOND, ONE, OTHER).max()).isEqualTo(3);
        assertThat(row(FIRST, ONE, OTHER).p50()).isEqualTo(1.5);
        assertThat(row(FIRST, ONE, OTHER).max()).isEqualTo(2);
    }

    @Test
    void oneSeedHasNoStandardError() {
        assertThat(row(FIRST, ONE).stderrRegret()).isNaN();
    }

    @Test
    void csvHasALineForEachRow() {
        var row = new BenchmarkRow(
                "grid(order=random)", "none", 8, By.TRIALS, 25, 25, 0.5, 0.25, 0.1, 0, 0.125, 25, 0.001, 0.01, 0.5);
        var uneven = new BenchmarkRow(
                "random", "asha", 8, By.SECONDS, 50, 49.5, 0.5, Double.NaN, 1, 0.5, 0.125, 49.5, 0.25, 1, 2);
        assertThat(BenchmarkCsv.of(List.of(row, uneven))).isEqualTo("""
                        strategy,pruner,workers,by,at,mean_regret,stderr_regret,started_best,pruned_best,trials,mean_regret_recommended,distinct,suggest_p50_s,suggest_p95_s
                        grid(order=random),none,8,trials,25,0.5,0.25,0.1,0.0,25,0.125,25,0.001,0.01
                        random,asha,8,seconds,50,0.5,NaN,1.0,0.5,49.5,0.125,49.5,0.25,1.0
                        """);
    }
}
