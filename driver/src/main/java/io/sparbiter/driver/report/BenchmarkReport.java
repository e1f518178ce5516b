package io.sparbiter.driver.report;

import io.sparbiter.driver.benchmark.BenchmarkPlan;
import io.sparbiter.driver.benchmark.BenchmarkRow;
import io.sparbiter.driver.benchmark.RecordedTable;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A benchmark as a person reads it. */
public final class BenchmarkReport {
    private BenchmarkReport() {}

    /** What was replayed, one line for each strategy and checkpoint, and what regret means. */
    public static String of(RecordedTable table, BenchmarkPlan plan, List<BenchmarkRow> rows) {
        return heading(table, plan) + "\n" + table(rows) + "\n"
                + "Regret: how far the best score seen, or the point recommended, is from the best point, by their means;\n"
                + "0 is the best point, 1 the median point. Seconds are those of one suggestion.\n";
    }

    private static String heading(RecordedTable table, BenchmarkPlan plan) {
        return String.format(
                Locale.ROOT,
                "%,d points with %s, %s: best %s, median %s. %s, %s.%n",
                table.size(),
                count(table.replicates(), "score"),
                table.direction().word(),
                NumberText.of(table.best()),
                NumberText.of(table.median()),
                count(plan.seeds(), "seed"),
                count(plan.workers(), "worker"));
    }

    private static String count(int count, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
    }

    private static String table(List<BenchmarkRow> rows) {
        return new TextTable()
                .column("strategy", cells(rows, BenchmarkRow::strategy))
                .column("trials", cells(rows, row -> Integer.toString(row.trials())))
                .column("mean regret", cells(rows, row -> NumberText.of(row.meanRegret())))
                .column("standard error", cells(rows, row -> NumberText.of(row.stderrRegret())))
                .column("recommended", cells(rows, row -> NumberText.of(row.meanRegretRecommended())))
                .column("distinct", cells(rows, row -> String.format(Locale.ROOT, "%.1f", row.distinct())))
                .column("p50 s", cells(rows, row -> NumberText.of(row.p50())))
                .column("p95 s", cells(rows, row -> NumberText.of(row.p95())))
                .column("max s", cells(rows, row -> NumberText.of(row.max())))
                .toString();
    }

    private static List<String> cells(List<BenchmarkRow> rows, Function<BenchmarkRow, String> cell) {
        return rows.stream().map(cell).toList();
    }
}
