package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.loop.MortalBackend;
import io.sparbiter.search.simulation.SimulatedBackend;
import io.sparbiter.search.simulation.SimulatedRun;
import io.sparbiter.search.trainable.Trainable;
import io.sparbiter.search.trainable.TrialContext;
import io.sparbiter.search.trial.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class that ends the JVM in which it is tried. */
class TrialExitIT {
    private static final String SEARCH = """
            trial: {type: class, class: "%s", epochs: 2, metrics: {auc: maximize}}
            space: {depth: [1, 2, 3]}
            strategy: grid
            pruner: none
            """;

    @TempDir
    Path directory;

    private Path results;
    private Path file;

    @BeforeEach
    void writeSearch() throws Exception {
        results = directory.resolve("results");
        file = Files.writeString(directory.resolve("search.yaml"), SEARCH.formatted(Quitter.class.getName()));
    }

    /** Ends well but for the second point. */
    public static final class Quitter implements Trainable {
        @Override
        public void train(TrialContext trial) {
            if (trial.integer("depth") == 2) {
                System.exit(0);
            }
            trial.report(1, "auc", trial.integer("depth"));
        }
    }

    @Test
    void itsSearchFailsAndNamesThePlaceUntilItIsGivenUp() throws Exception {
        try (DriverProcess driver = search()) {
            assertThat(driver.exitCode(60)).isEqualTo(1);
            assertThat(driver.said())
                    .contains(
                            "A trial has ended this program: it called System.exit at io.sparbiter.driver.run.TrialExitIT$Quitter.train(",
                            "go on with --resume")
                    .doesNotContain("Cannot write");
        }
        assertThat(rows()).extracting(TrialRow::trialId).containsExactly(1);

        for (int attempt = 2; attempt <= 4; attempt++) {
            die();
        }
        try (DriverProcess driver = search("--resume")) {
            driver.awaitEnd(60);
        }
        assertThat(rows()).extracting(TrialRow::status).containsExactly("completed", "failed", "completed");
        assertThat(rows()).extracting(row -> row.run().attempt()).containsExactly(1, 4, 1);
    }

    private DriverProcess search(String... more) throws Exception {
        String[] arguments = {"--config=" + file, "--name=quits", "--results=" + results, "--parallelism=1"};
        return DriverProcess.search(results, arguments, more);
    }

    /** Resumes the search in this JVM with a driver that dies as soon as a trial begins. */
    private void die() {
        SearchConfig config = new SearchConfigReader().read(file, List.of());
        var never = new SimulatedRun(Duration.ZERO, List.of(), new Outcome.Cancelled(""));
        try (SearchRun run =
                        SearchRun.resume(config, "quits", Searches.results(results), "test", List.of(), words -> {});
                var backend = new MortalBackend(
                        new SimulatedBackend(1, config.objective(), trial -> never, Instant.EPOCH),
                        (now, event) -> true)) {
            assertThatThrownBy(() -> run.run(backend)).isInstanceOf(MortalBackend.Death.class);
        }
    }

    private List<TrialRow> rows() {
        return Searches.results(results).trials().rows("quits").rows();
    }
}
