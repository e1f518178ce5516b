package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sparbiter.driver.results.Journals;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.journal.JournalEntry.Told;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.simulation.SimulatedBackend;
import io.sparbiter.search.simulation.SimulatedRun;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.worker.network.NetworkReports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A driver on Spark, killed with SIGKILL again and again. */
class DriverDeathIT {
    private static final int TRIALS = 60;
    private static final String[] SETTINGS = {"budget.trials=" + TRIALS, "budget.parallelism=1"};

    @TempDir
    Path directory;

    private Path results;
    /** What had ended, durably, when a driver was killed. */
    private final Map<Integer, Instant> ended = new HashMap<>();

    @Test
    void aDriverThatIsKilledCostsNothing() throws Exception {
        results = directory.resolve("results");

        killWhen(() -> Files.exists(results.resolve("searches/mortal/search.yaml")));
        killWhen(() -> DriverProcess.told(results) >= 7);
        killWhen(() -> DriverProcess.told(results) >= 31);
        killWhen(() -> DriverProcess.told(results) >= 48);
        try (DriverProcess driver = DriverProcess.start(results, SETTINGS)) {
            driver.awaitEnd(60);
        }

        List<TrialRow> rows = rows();
        assertThat(rows).extracting(TrialRow::trialId).containsExactlyElementsOf(upTo(TRIALS));
        assertThat(rows).extracting(TrialRow::point).doesNotHaveDuplicates();
        assertThat(rows).extracting(TrialRow::status).containsOnly("completed", "pruned");
        assertThat(rows).filteredOn(row -> row.run().attempt() > 1).hasSizeBetween(1, 3);
        assertThat(rows)
                .filteredOn(row -> ended.containsKey(row.trialId()))
                .hasSizeGreaterThanOrEqualTo(48)
                .allSatisfy(row -> assertThat(row.run().finishedAt()).isEqualTo(ended.get(row.trialId())));
        assertThat(rows)
                .extracting(DriverDeathIT::whatMatters)
                .isEqualTo(
                        uninterrupted().stream().map(DriverDeathIT::whatMatters).toList());
        assertThat(results.resolve("searches/mortal")).as("the lock is gone").isDirectoryNotContaining("glob:**/_*");
    }

    private void killWhen(BooleanSupplier moment) throws Exception {
        try (DriverProcess driver = DriverProcess.start(results, SETTINGS)) {
            await().atMost(Duration.ofSeconds(60))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> moment.getAsBoolean() || !driver.isAlive());
            assertThat(driver.isAlive()).as("it is killed before it ends").isTrue();
            driver.kill();
        }
        noteWhatEnded();
    }

    private void noteWhatEnded() {
        rows().forEach(row -> ended.put(row.trialId(), row.run().finishedAt()));
        Journals.read(Searches.results(results).open(MortalDriver.SEARCH)).forEach(entry -> {
            if (entry instanceof Told told) {
                ended.put(told.trialId(), told.end().finishedAt().truncatedTo(java.time.temporal.ChronoUnit.MICROS));
            }
        });
    }

    private List<TrialRow> rows() {
        return rows(Searches.results(results));
    }

    private static List<TrialRow> rows(ResultsDirectory results) {
        return results.trials().rows(MortalDriver.SEARCH).rows();
    }

    /** The same search on a virtual clock, never killed. */
    private List<TrialRow> uninterrupted() {
        ResultsDirectory other = Searches.results(directory.resolve("uninterrupted"));
        try (SearchRun run = SearchRun.create(MortalDriver.config(SETTINGS), MortalDriver.SEARCH, other, "test");
                var backend = new SimulatedBackend(1, NetworkReports.OBJECTIVE, DriverDeathIT::train, Instant.EPOCH)) {
            run.run(backend, new SearchListener() {});
        }
        return rows(other);
    }

    /** As {@link PatientTrial} trains. */
    private static SimulatedRun train(Trial trial) {
        double score = FastTrial.score(trial.point().index());
        List<Epoch> epochs = IntStream.rangeClosed(1, trial.epochs())
                .mapToObj(number -> NetworkReports.epoch(number, 1, 1, score, 0.001, 0))
                .toList();
        return SimulatedRun.of(NetworkReports.OBJECTIVE, epochs);
    }

    private static List<Object> whatMatters(TrialRow row) {
        return new ArrayList<>(List.of(
                row.trialId(),
                row.point(),
                row.seed(),
                row.status(),
                row.score(),
                row.ending().history(),
                row.origin().proposedBy()));
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }
}
