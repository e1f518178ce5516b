package io.sparbiter.driver.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkRowTest {
    private static final StrategyReplay ONE = new StrategyReplay(
            List.of(new RegretAtCheckpoint(0.5, 0.4, 1), new RegretAtCheckpoint(0.1, 0.2, 2)), List.of(1.0, 3.0));
    private static final StrategyReplay OTHER = new StrategyReplay(
            List.of(new RegretAtCheckpoint(0.5, 0.4, 1), new RegretAtCheckpoint(0.3, 0.4, 1)), List.of(2.0, 4.0));

    @Test
    void regretsAreAveragedOverTheSeeds() {
        BenchmarkRow row = BenchmarkRow.of("random", 8, List.of(ONE, OTHER), 1, 2);
        assertThat(row.meanRegret()).isEqualTo(0.2, within(1e-12));
        // Deviations of 0.1 from the mean: sqrt(2 × 0.01 / 1) / sqrt(2).
        assertThat(row.stderrRegret()).isEqualTo(0.1, within(1e-12));
        assertThat(row.meanRegretRecommended()).isEqualTo(0.3, within(1e-12));
        assertThat(row.distinct()).isEqualTo(1.5);
    }

    @Test
    void timesArePooledOverTheSuggestionsUpToTheCheckpoint() {
        assertThat(BenchmarkRow.of("random", 1, List.of(ONE, OTHER), 1, 2).p50())
                .isEqualTo(2.5);
        assertThat(BenchmarkRow.of("random", 1, List.of(ONE, OTHER), 1, 2).max())
                .isEqualTo(4);
        assertThat(BenchmarkRow.of("random", 1, List.of(ONE, OTHER), 0, 1).p50())
                .isEqualTo(1.5);
        assertThat(BenchmarkRow.of("random", 1, List.of(ONE, OTHER), 0, 1).max())
                .isEqualTo(2);
    }

    @Test
    void oneSeedHasNoStandardError() {
        assertThat(BenchmarkRow.of("random", 1, List.of(ONE), 0, 1).stderrRegret())
                .isNaN();
    }

    @Test
    void csvHasALineForEachRow() {
        var row = new BenchmarkRow("grid(order=random)", 25, 8, 0.5, 0.25, 0.125, 25, 0.001, 0.01, 0.5);
        var uneven = new BenchmarkRow("random", 50, 8, 0.5, Double.NaN, 0.125, 49.5, 0.25, 1, 2);
        assertThat(BenchmarkCsv.of(List.of(row, uneven))).isEqualTo("""
                        strategy,trials,workers,mean_regret,stderr_regret,mean_regret_recommended,distinct,suggest_p50_s,suggest_p95_s
                        grid(order=random),25,8,0.5,0.25,0.125,25,0.001,0.01
                        random,50,8,0.5,NaN,0.125,49.5,0.25,1.0
                        """);
    }
}
