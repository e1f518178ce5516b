package io.sparbiter.driver.run;

import io.sparbiter.driver.cluster.GatedTrial;
import io.sparbiter.driver.cluster.Gates;
import io.sparbiter.driver.cluster.TestCluster;
import io.sparbiter.driver.results.table.TrialRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How fast a cluster of two executors takes up trials: after a kill, and after the trial before. Run by bench/cluster.sh.
 *
 * <p>Arguments: a directory for the results, the number of trials of no work, and the number of kills.
 */
public final class ClusterBenchmark {
    private final Path directory;

    private ClusterBenchmark(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws IOException {
        try (TestCluster cluster = TestCluster.start()) {
            cluster.set("spark.executor.extraJavaOptions", "-XX:+UseSerialGC"); // with the best compiler
            var benchmark = new ClusterBenchmark(Path.of(arguments[0]));
            benchmark.trialsOfNoWork(Integer.parseInt(arguments[1]));
            cluster.set("spark.excludeOnFailure.enabled", "false");
            int kills = Integer.parseInt(arguments[2]);
            benchmark.kills("with a free executor beside it", 1, kills);
            benchmark.kills("with the other executor busy", 2, kills);
        }
    }

    private void trialsOfNoWork(int trials) {
        List<TrialRow> rows;
        try (var search = ClusterSearch.start(
                directory.resolve("fast"), new FastTrial(), "budget.trials=" + trials, "budget.max_time=1h")) {
            rows = search.rows();
        }
        List<TrialRow> warm = rows.subList(trials / 5, rows.size());
        Duration time = Duration.between(
                warm.get(0).run().startedAt(), warm.get(warm.size() - 1).run().finishedAt());
        System.out.printf(
                Locale.ROOT, "%d trials of no work: %.0f trials/s%n", warm.size(), warm.size() * 1e3 / time.toMillis());
        print("from a trial's end to its executor's next start", gaps(warm));
    }

    private static List<Duration> gaps(List<TrialRow> rows) {
        Map<String, List<TrialRow>> byExecutor = rows.stream()
                .sorted(Comparator.comparing(row -> row.run().startedAt()))
                .collect(Collectors.groupingBy(row -> row.run().executor()));
        List<Duration> gaps = new ArrayList<>();
        for (List<TrialRow> own : byExecutor.values()) {
            for (int i = 1; i < own.size(); i++) {
                gaps.add(Duration.between(
                        own.get(i - 1).run().finishedAt(), own.get(i).run().startedAt()));
            }
        }
        return gaps;
    }

    /** Kills the executor of every trial once, at its gate. */
    private void kills(String where, int parallelism, int kills) throws IOException {
        var gates = new Gates(Files.createTempDirectory(directory, "gates").toString());
        List<Duration> times = new ArrayList<>();
        try (var search = ClusterSearch.start(
                directory.resolve("killed-" + parallelism),
                new GatedTrial(gates),
                "budget.trials=" + kills,
                "training.epochs=2",
                "budget.parallelism=" + parallelism)) {
            for (int trial = 1; trial <= kills; trial++) {
                ProcessHandle executor = search.arrival(gates, trial, 1);
                search.awaitSlots(2);
                if (trial < kills) {
                    search.arrival(gates, trial + parallelism - 1, 1);
                }
                long killed = System.nanoTime();
                executor.destroyForcibly();
                search.arrival(gates, trial, 2);
                times.add(Duration.ofNanos(System.nanoTime() - killed));
                gates.open(trial);
            }
        }
        print("from an executor's kill to its trial's next start, " + where, times);
    }

    private static void print(String what, List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        System.out.printf(
                "%s: median %d ms, from %d to %d ms (%d times)%n",
                what,
                sorted.get(sorted.size() / 2).toMillis(),
                sorted.get(0).toMillis(),
                sorted.get(sorted.size() - 1).toMillis(),
                sorted.size());
    }
}
