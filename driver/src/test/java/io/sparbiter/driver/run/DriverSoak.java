package io.sparbiter.driver.run;

import io.sparbiter.driver.results.table.TrialRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Kills a search's driver at random moments, resumes it each time, and looks whether the table lost anything. Run by
 * bench/soak.sh.
 *
 * <p>Arguments: a directory for the results, the number of kills, and the seed of their moments.
 */
public final class DriverSoak {
    /** One driver in so many is killed before it comes to its trials, somewhere in this time. */
    private static final int EARLY = 5;

    private static final long EARLY_MILLIS = 3000;
    private static final long LATE_MILLIS = 2000;
    private static final long PATIENCE_MILLIS = 120_000;

    private static final int LAST_TRIALS = 200;

    private final Path results;
    private final Random random;
    private final Map<Integer, Instant> ended = new HashMap<>();

    private DriverSoak(Path directory, long seed) {
        results = directory.resolve("results");
        random = new Random(seed);
    }

    public static void main(String[] arguments) throws Exception {
        var soak = new DriverSoak(Path.of(arguments[0]), Long.parseLong(arguments[2]));
        int kills = Integer.parseInt(arguments[1]);
        for (int kill = 1; kill <= kills; kill++) {
            soak.kill(kill);
        }
        soak.finish(kills);
    }

    private void kill(int number) throws IOException, InterruptedException {
        long before = DriverProcess.told(results);
        boolean early = number % EARLY == 0;
        long begin = System.nanoTime();
        try (DriverProcess driver = DriverProcess.start(results, "budget.trials=80000", "budget.parallelism=4")) {
            if (!early) {
                awaitMore(driver, before);
            }
            TimeUnit.MILLISECONDS.sleep(random.nextLong(early ? EARLY_MILLIS : LATE_MILLIS));
            require(driver.isAlive(), "the driver ended by itself: see driver.out");
            driver.kill();
        }
        rows().forEach(this::note);
        System.out.printf(
                Locale.ROOT,
                "kill %d after %,d ms: %,d results told, %,d rows%n",
                number,
                (System.nanoTime() - begin) / 1_000_000,
                DriverProcess.told(results),
                ended.size());
    }

    private void awaitMore(DriverProcess driver, long before) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (DriverProcess.told(results) <= before) {
            require(driver.isAlive() && System.nanoTime() < deadline, "the driver runs no trials: see driver.out");
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private void note(TrialRow row) {
        Instant before = ended.putIfAbsent(row.trialId(), row.run().finishedAt());
        require(before == null || before.equals(row.run().finishedAt()), "trial " + row.trialId() + " ran twice");
    }

    private void finish(int kills) throws IOException, InterruptedException {
        long told = DriverProcess.told(results);
        try (DriverProcess driver =
                DriverProcess.start(results, "budget.trials=" + (told + LAST_TRIALS), "budget.parallelism=4")) {
            driver.awaitEnd(600);
        }
        List<TrialRow> rows = rows();
        rows.forEach(this::note);
        Set<Long> points = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            require(rows.get(i).trialId() == i + 1, "trial " + (i + 1) + " is lost");
            require(points.add(rows.get(i).point()), "point " + rows.get(i).point() + " was tried twice");
        }
        require(rows.size() >= told + LAST_TRIALS, "there are only " + rows.size() + " rows");
        long again = rows.stream().filter(row -> row.run().attempt() > 1).count();
        System.out.printf(
                Locale.ROOT,
                "%d kills: %,d trials, %,d rows, ids 1 to %,d, %,d distinct points, none lost, none twice; %d trials were in"
                        + " flight at a kill and ran again%n",
                kills,
                rows.size(),
                rows.size(),
                rows.size(),
                points.size(),
                again);
    }

    private List<TrialRow> rows() {
        return Searches.results(results)
                .trials()
                .rowsWithoutHistory(MortalDriver.SEARCH)
                .rows();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
