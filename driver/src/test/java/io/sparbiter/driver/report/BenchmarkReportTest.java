package io.sparbiter.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.benchmark.BenchmarkPlan;
import io.sparbiter.driver.benchmark.BenchmarkRow;
import io.sparbiter.driver.benchmark.By;
import io.sparbiter.driver.benchmark.table.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkReportTest {
    private static final BenchmarkPlan PLAN = new BenchmarkPlan(100, 20, 1, 4);

    private static BenchmarkRow row(String strategy, String pruner, By by, int at, double trials) {
        return new BenchmarkRow(
                strategy, pruner, 4, by, at, trials, 0.12345, 0.01234, 0.25, 0.125, 0.23456, trials, 4.5e-5, 0.01, 1.5);
    }

    private static String report(BenchmarkRow... rows) {
        return BenchmarkReport.of(Tables.CURVES, PLAN, List.of(rows), TextTable.WIDTH);
    }

    @Test
    void everyAxisHasATableThatFitsASmallTerminal() {
        String report = report(
                row("bayesian", "none", By.TRIALS, 25, 25),
                row("bayesian", "none", By.EPOCHS, 450, 50),
                row("bayesian", "none", By.SECONDS, 50, 48.2),
                row("evolution", "hyperband", By.TRIALS, 25, 25),
                row("evolution", "hyperband", By.EPOCHS, 450, 123.4),
                row("evolution", "hyperband", By.SECONDS, 50, 120.8));
        assertThat(report).isEqualTo("""
                3 points with 1 score, maximize: best 0.90000, median 0.70000.
                20 seeds, 4 workers.

                By trials ended:
                 strategy   pruner     trials   regret  std_error  recommended  started  pruned
                --------------------------------------------------------------------------------
                 bayesian   none           25  0.12345    0.01234      0.23456    0.250   0.125
                 evolution  hyperband      25  0.12345    0.01234      0.23456    0.250   0.125

                By epochs trained, 9 of a whole training:
                 strategy   pruner     epochs  trials   regret  std_error  started  pruned
                ---------------------------------------------------------------------------
                 bayesian   none          450    50.0  0.12345    0.01234    0.250   0.125
                 evolution  hyperband     450   123.4  0.12345    0.01234    0.250   0.125

                By simulated time, in median whole trainings of 9.0 seconds:
                 strategy   pruner     times  trials   regret  std_error  started  pruned
                --------------------------------------------------------------------------
                 bayesian   none          50    48.2  0.12345    0.01234    0.250   0.125
                 evolution  hyperband     50   120.8  0.12345    0.01234    0.250   0.125

                Seconds of a suggestion:
                 strategy   pruner     distinct       p50 s    p95 s    max s
                --------------------------------------------------------------
                 bayesian   none           50.0  4.5000e-05  0.01000  1.50000
                 evolution  hyperband     123.4  4.5000e-05  0.01000  1.50000

                Regret: how far the best score held, or the point recommended, is from the
                best point, by their means; 0 is the best point, 1 the median point.
                Started, pruned: what became of the best thousandth of the points, as shares.
                """);
    }

    @Test
    void withoutAPrunerNothingIsSaidOfPruning() {
        String report = report(row("random", "none", By.TRIALS, 25, 25));
        assertThat(report)
                .contains(" strategy  trials   regret  std_error  recommended  started\n")
                .doesNotContain("pruner", "By epochs", "By simulated time");
    }

    @Test
    void longNamesMakeATableWiderAndCutNoHeader() {
        String report = report(row("bayesian(design=20)", "asha(min_epochs=1)", By.TRIALS, 25, 25));
        assertThat(report)
                .contains(" trials   regret  std_error  recommended  started  pruned\n")
                .doesNotContain("recommende ");
        assertThat(report.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
    }

    @Test
    void suggestionsAreThoseOfWholeReplays() {
        String report = report(
                row("random", "none", By.TRIALS, 100, 100),
                row("random", "none", By.SECONDS, 5, 7),
                row("grid", "none", By.TRIALS, 50, 50));
        assertThat(report.substring(report.indexOf("Seconds of")).lines().skip(3))
                .startsWith(
                        " random       100.0  4.5000e-05  0.01000  1.50000",
                        " grid          50.0  4.5000e-05  0.01000  1.50000",
                        "");
    }

    @Test
    void pointsThatWereNotRecordedAreTold() {
        assertThat(BenchmarkReport.of(Tables.withGaps(4_000, 4), PLAN, List.of(), TextTable.WIDTH))
                .startsWith("1,000 of 4,000 points with 1 score, minimize: best 0.00000")
                .endsWith("Give them more trials, epochs or hours.\n");
    }
}
