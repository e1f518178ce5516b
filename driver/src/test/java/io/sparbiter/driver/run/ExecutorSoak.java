package io.sparbiter.driver.run;

import io.sparbiter.driver.cluster.GatedTrial;
import io.sparbiter.driver.cluster.Gates;
import io.sparbiter.driver.cluster.TestCluster;
import io.sparbiter.driver.results.table.TrialRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Kills executors at random moments and looks whether the table is what it would have been. Run by bench/soak.sh.
 *
 * <p>Arguments: a directory for the results, the number of kills, and a seed.
 */
public final class ExecutorSoak {
    private static final int EPOCHS = 40;
    private static final Duration EPOCH_TIME = Duration.ofMillis(50);
    private static final int MOST_MILLIS_BETWEEN = 8_000;

    private ExecutorSoak() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        int kills = Integer.parseInt(arguments[1]);
        int trials = 5 * kills;
        long begin = System.nanoTime();
        try (TestCluster cluster = TestCluster.start()) {
            // All kills are on two nodes. They are excluded now and then, and for less than a user would want.
            cluster.set("spark.excludeOnFailure.timeout", "10s");
            cluster.set("spark.task.maxFailures", "8");
            var gates = new Gates(Files.createTempDirectory(directory, "gates").toString());
            gates.openAll();
            try (var search = ClusterSearch.start(
                    directory,
                    new GatedTrial(gates, EPOCH_TIME),
                    "budget.trials=" + trials,
                    "budget.max_time=1h",
                    "training.epochs=" + EPOCHS)) {
                int killed = kill(cluster, kills, new Random(Long.parseLong(arguments[2])));
                report(search.rows(), trials, killed, Duration.ofNanos(System.nanoTime() - begin));
            }
        }
    }

    private static int kill(TestCluster cluster, int kills, Random random) {
        int killed = 0;
        while (killed < kills) {
            LockSupport.parkNanos(
                    Duration.ofMillis(random.nextInt(MOST_MILLIS_BETWEEN)).toNanos());
            List<ProcessHandle> executors = cluster.executors();
            if (!executors.isEmpty()) {
                executors.get(random.nextInt(executors.size())).destroyForcibly();
                killed++;
            }
        }
        return killed;
    }

    private static void report(List<TrialRow> rows, int trials, int killed, Duration time) {
        List<TrialRow> wrong =
                rows.stream().filter(row -> !isAsUndisturbed(row)).toList();
        long ids = rows.stream().map(TrialRow::trialId).distinct().count();
        Map<Integer, Long> attempts = rows.stream()
                .collect(Collectors.groupingBy(row -> row.run().attempt(), TreeMap::new, Collectors.counting()));
        System.out.printf(
                "%d executors killed in %d s: %d rows of %d trials, %d of them wrong; trials by attempts: %s%n",
                killed, time.toSeconds(), rows.size(), ids, wrong.size(), attempts);
        if (rows.size() != trials || ids != trials || !wrong.isEmpty()) {
            throw new IllegalStateException("Not what an undisturbed search leaves: " + wrong);
        }
    }

    private static boolean isAsUndisturbed(TrialRow row) {
        return row.status().equals("completed")
                && row.score().orElse(-1) == FastTrial.score(row.point())
                && row.ending().history().size() == EPOCHS;
    }
}
