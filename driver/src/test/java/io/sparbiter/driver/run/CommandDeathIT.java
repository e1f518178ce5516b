package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sparbiter.driver.cli.CommandLines;
import io.sparbiter.driver.cluster.TestCluster;
import io.sparbiter.driver.results.table.TrialRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs with whole families of processes, whose executor or driver is killed, or which are pruned. */
@EnabledOnOs(OS.LINUX)
class CommandDeathIT {
    private static final int LEADER_CHILD_AND_GRANDCHILD = 3;

    @TempDir
    Path directory;

    private Path results;
    private Family family;

    @BeforeEach
    void makeFamily() {
        results = directory.resolve("results");
        family = new Family(directory);
    }

    @Test
    void aKilledExecutorTakesItsProgramsAlongAndTheNextAttemptGoesOn() throws Exception {
        List<TrialRow> rows;
        try (TestCluster cluster = TestCluster.start();
                ClusterSearch search = ClusterSearch.start(results, Family.config(family.waiting()))) {
            ProcessHandle program = family.awaitWaiting();
            ProcessHandle executor = program.parent().orElseThrow();
            assertThat(cluster.executors()).contains(executor);
            assertAllDieWith(executor::destroyForcibly);
            rows = search.rows();
        }
        assertWentOn(rows);
    }

    @Test
    void aKilledDriverTakesItsProgramsAlongAndTheResumedSearchGoesOn() throws Exception {
        Path search = family.waiting();
        try (DriverProcess driver = search(search)) {
            family.awaitWaiting();
            assertAllDieWith(driver::kill);
        }
        try (DriverProcess driver = search(search, "--resume")) {
            driver.awaitEnd(60);
        }
        assertWentOn(rows());
    }

    private DriverProcess search(Path search, String... more) throws Exception {
        String[] arguments = {"--config=" + search, "--name=family", "--results=" + results, "--parallelism=1"};
        return DriverProcess.search(results, arguments, more);
    }

    private interface Blow {
        void strike() throws Exception;
    }

    private void assertAllDieWith(Blow blow) throws Exception {
        assertThat(family.alive(1, 1)).isGreaterThanOrEqualTo(LEADER_CHILD_AND_GRANDCHILD);
        blow.strike();
        await().atMost(Duration.ofSeconds(5))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> family.alive(1, 1) == 0);
    }

    private static void assertWentOn(List<TrialRow> rows) {
        assertThat(rows).extracting(TrialRow::trialId).containsExactly(1, 2, 3, 4);
        assertThat(rows).extracting(TrialRow::status).containsOnly("completed");
        assertThat(rows).extracting(row -> row.run().attempt()).containsExactly(2, 1, 1, 1);
        assertThat(Family.gains(rows.get(0))).containsExactly(0.11, 0.21, 0.32, 0.42);
        assertThat(rows.subList(1, 4))
                .allSatisfy(row -> assertThat(Family.gains(row)).containsExactly(0.11, 0.21, 0.31, 0.41));
    }

    @Test
    void aPrunedProgramsFamilyIsGoneBeforeItsSlotIsUsedAgain() throws Exception {
        CommandLines run = CommandLines.run(
                "search", "--config=" + family.stubborn(), "--name=family", "--results=" + results, "--parallelism=1");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(rows()).extracting(TrialRow::status).containsExactly("completed", "pruned", "pruned", "pruned");
        assertThat(Files.readString(directory.resolve("others"))).isEmpty();
    }

    private List<TrialRow> rows() {
        return Searches.results(results).trials().rows("family").rows().stream()
                .sorted(Comparator.comparing(TrialRow::trialId))
                .toList();
    }
}
