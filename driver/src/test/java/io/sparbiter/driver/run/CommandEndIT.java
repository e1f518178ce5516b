package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.cluster.TestCluster;
import io.sparbiter.driver.results.table.TrialRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs whose driver or executor is told to end: they have their time of grace. */
@EnabledOnOs(OS.LINUX)
class CommandEndIT {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path directory;

    private Path results;
    private Family family;

    @BeforeEach
    void makeFamily() {
        results = directory.resolve("results");
        family = new Family(directory);
    }

    private DriverProcess search(Path search, String... more) throws Exception {
        String[] arguments = {"--config=" + search, "--name=family", "--results=" + results, "--parallelism=1"};
        return DriverProcess.search(results, arguments, more);
    }

    private List<TrialRow> resumedRows(Path search) throws Exception {
        try (DriverProcess driver = search(search, "--resume")) {
            driver.awaitEnd(PATIENCE_SECONDS);
        }
        return rows();
    }

    private List<TrialRow> rows() {
        return Searches.results(results).trials().rows("family").rows().stream()
                .sorted(Comparator.comparing(TrialRow::trialId))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSearchThatIsEndedWaitsForItsProgramsAndKeepsTheirScores(String signal, int exitCode) throws Exception {
        Path search = family.parting();
        try (DriverProcess driver = search(search)) {
            family.awaitWaiting();
            assertThat(driver.end(signal, PATIENCE_SECONDS)).isEqualTo(exitCode);
        }
        assertThat(family.alive(1, 1)).isZero();
        assertThat(directory.resolve("goodbye")).exists();
        assertThat(rows()).extracting(TrialRow::status).containsExactly("stopped");
        assertThat(Family.gains(rows().get(0))).containsExactly(0.11, 0.21);

        assertThat(resumedRows(search))
                .extracting(TrialRow::status)
                .containsExactly("stopped", "completed", "completed", "completed");
    }

    @Test
    void aProgramThatWillNotEndIsKilledAfterTenSeconds() throws Exception {
        try (DriverProcess driver = search(family.waiting(), "--set=trial.grace=2m")) {
            family.awaitWaiting();
            long begin = System.nanoTime();
            assertThat(driver.end("TERM", PATIENCE_SECONDS)).isEqualTo(143);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
        }
        assertThat(family.alive(1, 1)).isZero();
    }

    /** SIGHUP is no request to end the search, but the end of its terminal: its trial has not ended. */
    @Test
    void aResumedSearchGoesOnFromTheLastWordsOfAProgram() throws Exception {
        Path search = family.parting();
        try (DriverProcess driver = search(search)) {
            family.awaitWaiting();
            assertThat(driver.end("HUP", PATIENCE_SECONDS)).isEqualTo(129);
        }
        assertThat(rows()).isEmpty();
        assertWentOn(resumedRows(search));
    }

    @Test
    void theNextAttemptGoesOnFromTheLastWordsOnAnExecutor() throws Exception {
        List<TrialRow> rows;
        try (TestCluster cluster = TestCluster.start();
                ClusterSearch search = ClusterSearch.start(results, Family.config(family.parting()))) {
            ProcessHandle executor = family.awaitWaiting().parent().orElseThrow();
            assertThat(cluster.executors()).contains(executor);
            executor.destroy();
            rows = search.rows();
        }
        assertWentOn(rows);
    }

    private static void assertWentOn(List<TrialRow> rows) {
        assertThat(rows).extracting(TrialRow::trialId).containsExactly(1, 2, 3, 4);
        assertThat(rows).extracting(TrialRow::status).containsOnly("completed");
        assertThat(rows).extracting(row -> row.run().attempt()).containsExactly(2, 1, 1, 1);
        assertThat(Family.gains(rows.get(0))).containsExactly(0.11, 0.21, 0.325, 0.42);
    }
}
