package io.sparbiter.driver.benchmark;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** A benchmark's rows as a CSV file for other programs. */
public final class BenchmarkCsv {
    private static final String HEADER = "strategy,trials,workers,mean_regret,stderr_regret,mean_regret_recommended,"
            + "distinct,suggest_p50_s,suggest_p95_s\n";

    private BenchmarkCsv() {}

    public static String of(List<BenchmarkRow> rows) {
        return rows.stream().map(BenchmarkCsv::line).collect(joining("", HEADER, ""));
    }

    private static String line(BenchmarkRow row) {
        return Stream.of(
                        row.strategy(),
                        row.trials(),
                        row.workers(),
                        row.meanRegret(),
                        row.stderrRegret(),
                        row.meanRegretRecommended(),
                        BigDecimal.valueOf(row.distinct()).stripTrailingZeros().toPlainString(),
                        row.p50(),
                        row.p95())
                .map(String::valueOf)
                .collect(joining(",", "", "\n"));
    }
}
