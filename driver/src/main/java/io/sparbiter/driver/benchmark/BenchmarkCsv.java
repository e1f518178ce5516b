package io.sparbiter.driver.benchmark;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** A benchmark's rows as a CSV file for other programs. */
public final class BenchmarkCsv {
    private static final String HEADER = "strategy,pruner,workers,by,at,mean_regret,stderr_regret,started_best,"
            + "pruned_best,trials,mean_regret_recommended,distinct,suggest_p50_s,suggest_p95_s\n";

    private BenchmarkCsv() {}

    public static String of(List<BenchmarkRow> rows) {
        return rows.stream().map(BenchmarkCsv::line).collect(joining("", HEADER, ""));
    }

    private static String line(BenchmarkRow row) {
        return Stream.of(
                        row.strategy(),
                        row.pruner(),
                        row.workers(),
                        row.by().word(),
                        row.at(),
                        row.meanRegret(),
                        row.stderrRegret(),
                        row.startedBest(),
                        row.prunedBest(),
                        plain(row.trials()),
                        row.meanRegretRecommended(),
                        plain(row.distinct()),
                        row.p50(),
                        row.p95())
                .map(String::valueOf)
                .collect(joining(",", "", "\n"));
    }

    /** A count, whole where all seeds agree. */
    private static String plain(double mean) {
        return BigDecimal.valueOf(mean).stripTrailingZeros().toPlainString();
    }
}
