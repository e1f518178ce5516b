package io.sparbiter.driver.run;

import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.table.TrialRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Kills the program a few seconds after it has begun to resume a search of real trainings, again and again, and looks
 * whether every trial comes to an end. Run by bench/soak.sh.
 *
 * <p>Arguments: a directory for the results, the number of kills, and the seconds before each.
 */
public final class ResumeSoak {
    private static final int TRIALS = 12;
    private static final int MOST_ATTEMPTS = 4;
    private static final int LAST_SECONDS = 600;

    /** A search without trials that go on, of which every attempt is one more. */
    private static final String[] ARGUMENTS = {
        "--config=../conf/searches/quick.yaml",
        "--name=" + MortalDriver.SEARCH,
        "--resume",
        "--parallelism=2",
        "--trials=" + TRIALS,
        "--set=pruner=none",
        "--set=budget.max_time=null"
    };

    private final Path results;

    private ResumeSoak(Path directory) {
        results = directory.resolve("results");
    }

    public static void main(String[] arguments) throws Exception {
        var soak = new ResumeSoak(Path.of(arguments[0]));
        int kills = Integer.parseInt(arguments[1]);
        long seconds = Long.parseLong(arguments[2]);
        int killed = 0;
        while (killed < kills && soak.isKilledAfter(seconds)) {
            killed++;
        }
        soak.finish();
        soak.report(killed);
    }

    /** Whether it had not ended before. */
    private boolean isKilledAfter(long seconds) throws IOException, InterruptedException {
        try (DriverProcess driver = driver()) {
            TimeUnit.SECONDS.sleep(seconds);
            boolean isAlive = driver.isAlive();
            driver.kill();
            System.out.printf(Locale.ROOT, "%,d results told, %,d rows%n", DriverProcess.told(results), ends().size());
            return isAlive;
        }
    }

    private DriverProcess driver() throws IOException {
        return DriverProcess.search(results, ARGUMENTS, "--results=" + results);
    }

    private void finish() throws IOException, InterruptedException {
        try (DriverProcess driver = driver()) {
            driver.awaitEnd(LAST_SECONDS);
        }
    }

    private List<TrialRow> ends() {
        ResultsDirectory directory = Searches.results(results);
        return directory.has(MortalDriver.SEARCH)
                ? directory.trials().rowsWithoutHistory(MortalDriver.SEARCH).rows()
                : List.of();
    }

    private void report(int killed) {
        List<TrialRow> rows = ends();
        Set<Integer> all = IntStream.rangeClosed(1, TRIALS).boxed().collect(Collectors.toSet());
        require(rows.stream().map(TrialRow::trialId).collect(Collectors.toSet()).equals(all), "trials are lost");
        require(
                rows.stream().allMatch(row -> row.run().attempt() <= MOST_ATTEMPTS),
                "a trial had more than " + MOST_ATTEMPTS + " attempts");
        Map<String, Long> statuses =
                rows.stream().collect(Collectors.groupingBy(TrialRow::status, TreeMap::new, Collectors.counting()));
        require(
                Set.of("completed", "failed").containsAll(statuses.keySet()),
                "some neither done nor failed: " + statuses);
        System.out.printf(
                Locale.ROOT,
                "%d kills: %d trials, %s, none with more than %d attempts%n",
                killed,
                rows.size(),
                statuses,
                MOST_ATTEMPTS);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
