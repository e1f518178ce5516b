package io.sparbiter.driver.report;

import io.sparbiter.driver.benchmark.BenchmarkPlan;
import io.sparbiter.driver.benchmark.BenchmarkRow;
import io.sparbiter.driver.benchmark.By;
import io.sparbiter.driver.benchmark.table.RecordedTable;
import io.sparbiter.worker.Counted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A benchmark as a person reads it. */
public final class BenchmarkReport {
    private static final String NONE = "none";

    /** Of a terminal that nobody has widened. */
    private static final int WIDTH = 80;

    private static final String LEGEND = """
            Regret: how far the best score held, or the point recommended, is from the
            best point, by their means; 0 is the best point, 1 the median point.
            Started, pruned: what became of the best thousandth of the points, as shares.
            """;

    private static final String NOTHING_REACHED =
            "All replays ended before the first checkpoint. Give them more trials, epochs or hours.\n";

    private static final String TIMES_DRAWN = """
            The table has no column seconds: the time of each point is drawn, from 1 to 80
            seconds, and a strategy that weighs costs learns from that.
            """;

    private static final String NOTHING_PRUNED = """
            Nothing is pruned: of each point only the score at its end is known.
            """;

    private final RecordedTable table;
    private final BenchmarkPlan plan;
    private final List<BenchmarkRow> rows;
    private final int screen;
    private final boolean prunes;

    private BenchmarkReport(RecordedTable table, BenchmarkPlan plan, List<BenchmarkRow> rows, int screen) {
        this.table = table;
        this.plan = plan;
        this.rows = rows;
        this.screen = screen;
        prunes = rows.stream().anyMatch(row -> !row.pruner().equals(NONE));
    }

    /**
     * What was replayed, one line for each contender and checkpoint, and what regret means.
     *
     * @param screen its width
     */
    public static String of(RecordedTable table, BenchmarkPlan plan, List<BenchmarkRow> rows, int screen) {
        return new BenchmarkReport(table, plan, rows, screen).text();
    }

    private String text() {
        var text = new StringBuilder(heading()).append(caveats()).append('\n');
        for (By by : By.values()) {
            List<BenchmarkRow> some =
                    rows.stream().filter(row -> row.by() == by).toList();
            if (!some.isEmpty()) {
                text.append(title(by)).append(":\n").append(regrets(by, some)).append('\n');
            }
        }
        if (rows.isEmpty()) {
            return text.append(NOTHING_REACHED).toString();
        }
        return text.append("Seconds of a suggestion:\n")
                .append(suggestions())
                .append('\n')
                .append(LEGEND)
                .toString();
    }

    private String heading() {
        return String.format(
                Locale.ROOT,
                "%s with %s, %s: best %s, median %s.%n%s, %s.%n",
                points(),
                Counted.of(table.replicates(), "score"),
                table.direction().word(),
                NumberText.of(table.best()),
                NumberText.of(table.median()),
                Counted.of(plan.seeds(), "seed"),
                Counted.of(plan.workers(), "worker"));
    }

    /** What the figures do not say, a line each; often nothing. */
    private String caveats() {
        String drawn = table.areTimesDrawn() ? TIMES_DRAWN : "";
        return prunes && !table.hasEpochs() ? drawn + NOTHING_PRUNED : drawn;
    }

    private String points() {
        long all = table.space().size().points();
        String points = Counted.of(all, "point");
        return table.size() == all ? points : String.format(Locale.ROOT, "%,d of %s", table.size(), points);
    }

    private String title(By by) {
        return switch (by) {
            case TRIALS -> "By trials ended";
            case EPOCHS -> "By epochs trained, " + table.lastEpoch() + " of a whole training";
            case SECONDS ->
                String.format(
                        Locale.ROOT,
                        "By simulated time, in median whole trainings of %.1f seconds",
                        table.medianDuration().toMillis() / 1e3);
        };
    }

    private String regrets(By by, List<BenchmarkRow> some) {
        TextTable regrets = contenders(some);
        if (by != By.TRIALS) {
            regrets.column(by == By.EPOCHS ? "epochs" : "times", cells(some, row -> Integer.toString(row.at())));
        }
        regrets.column("trials", cells(some, row -> by == By.TRIALS ? Integer.toString(row.at()) : count(row.trials())))
                .column("regret", cells(some, row -> NumberText.of(row.meanRegret())))
                .column("std_error", cells(some, row -> NumberText.of(row.stderrRegret())));
        if (by == By.TRIALS) {
            regrets.column("recommended", cells(some, row -> NumberText.of(row.meanRegretRecommended())));
        }
        regrets.column("started", cells(some, row -> share(row.startedBest())));
        if (prunes) {
            regrets.column("pruned", cells(some, row -> share(row.prunedBest())));
        }
        return regrets.toString();
    }

    private TextTable contenders(List<BenchmarkRow> some) {
        TextTable contenders = new TextTable(WIDTH, screen).column("strategy", cells(some, BenchmarkRow::strategy));
        return prunes ? contenders.column("pruner", cells(some, BenchmarkRow::pruner)) : contenders;
    }

    /** What suggestions took in whole replays, as far as all seeds came. */
    private String suggestions() {
        Map<List<String>, BenchmarkRow> longest = new LinkedHashMap<>();
        for (BenchmarkRow row : rows) {
            longest.merge(List.of(row.strategy(), row.pruner()), row, (a, b) -> b.trials() > a.trials() ? b : a);
        }
        List<BenchmarkRow> some = List.copyOf(longest.values());
        return contenders(some)
                .column("distinct", cells(some, row -> count(row.distinct())))
                .column("p50 s", cells(some, row -> NumberText.of(row.p50())))
                .column("p95 s", cells(some, row -> NumberText.of(row.p95())))
                .column("max s", cells(some, row -> NumberText.of(row.max())))
                .toString();
    }

    private static String count(double mean) {
        return String.format(Locale.ROOT, "%.1f", mean);
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }

    private static List<String> cells(List<BenchmarkRow> rows, Function<BenchmarkRow, String> cell) {
        return rows.stream().map(cell).toList();
    }
}
