package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.loop.EndReason;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchSummary;
import io.sparbiter.search.simulation.SimulatedBackend;
import io.sparbiter.search.simulation.SimulatedRun;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.worker.network.NetworkReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches from configuration to table, on a virtual clock. */
class SearchRunTest {
    private static final SearchListener NOBODY = new SearchListener() {};
    private static final String AXES = "space={dense_1_units: [64, 128, 256, 512], optimizer: [adam, nadam, adadelta]}";

    @TempDir
    Path directory;

    private ResultsDirectory results;

    @BeforeEach
    void results() {
        results = Searches.results(directory);
    }

    /** A point's score is a twelfth of its index, from the first of its 20 epochs on. */
    private static SimulatedRun train(Trial trial) {
        List<Epoch> epochs = IntStream.rangeClosed(1, trial.epochs())
                .mapToObj(number ->
                        NetworkReports.epoch(number, 1, 1, trial.point().index() / 12.0, 0.001, 1000))
                .toList();
        return SimulatedRun.of(NetworkReports.OBJECTIVE, epochs);
    }

    private SearchSummary run(String name, SearchConfig config, WarmStart earlier) {
        try (var backend = new SimulatedBackend(
                        1, config.objective(), SearchRunTest::train, Instant.parse("2026-01-01T00:00:00Z"));
                SearchRun run = SearchRun.create(config, name, results, "test", earlier)) {
            return run.run(backend, NOBODY);
        }
    }

    private List<TrialRow> rows(String name) {
        return results.trials().rows(name).rows();
    }

    @Test
    void startPointsComeFirstAndSaySo() {
        SearchConfig config = Searches.quick(
                AXES,
                "budget.trials=4",
                "strategy=random",
                "start=[{dense_1_units: 512, optimizer: nadam}, {optimizer: adam, dense_1_units: 64}]");
        run("started", config, WarmStart.NONE);

        assertThat(rows("started"))
                .extracting(TrialRow::point)
                .startsWith(10L, 0L)
                .hasSize(4);
        assertThat(rows("started"))
                .extracting(row -> row.origin().proposedBy())
                .containsExactly("start", "start", "random", "random");
    }

    @Test
    void aTrialsCheckpointsAreDeletedWithItsRowAndAllOthersWhenTheSearchEnds() throws IOException {
        Path ended = checkpoint("kept", 1);
        Path lost = checkpoint("kept", 99);
        Path foreign = checkpoint("other", 1);
        run("kept", Searches.quick(AXES, "budget.trials=2"), WarmStart.NONE);

        assertThat(ended).doesNotExist();
        assertThat(lost).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void aSearchThatFailsKeepsTheCheckpointsOfTrialsInFlight() throws IOException {
        Path inFlight = checkpoint("broken", 99);
        try (SearchRun run = SearchRun.create(Searches.quick(AXES, "budget.trials=2"), "broken", results, "test");
                var backend = new SimulatedBackend(
                        1, NetworkReports.OBJECTIVE, SearchRunTest::train, Instant.parse("2026-01-01T00:00:00Z"))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> run.run(backend, new SearchListener() {
                        @Override
                        public void started(TrialStart start) {
                            throw new IllegalStateException("disk full");
                        }
                    }));
        }
        assertThat(inFlight).exists();
    }

    private Path checkpoint(String search, int trial) throws IOException {
        Path file = directory.resolve("checkpoints/%s/trial-%d/epoch-1.ckpt".formatted(search, trial));
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    @Test
    void aWarmStartedSearchTriesTheRestOfTheSpace() {
        run("a", Searches.quick(AXES, "budget.trials=5", "seed=1"), WarmStart.NONE);
        SearchConfig config = Searches.quick(AXES, "seed=2");
        SearchSummary summary = run("b", config, WarmStart.read(results, List.of("a"), config));

        assertThat(summary.reason()).isEqualTo(EndReason.SPACE_EXHAUSTED);
        assertThat(rows("b")).hasSize(7).extracting(TrialRow::trialId).startsWith(1);
        assertThat(rows("b"))
                .extracting(TrialRow::point)
                .doesNotContainAnyElementsOf(
                        rows("a").stream().map(TrialRow::point).toList());
    }

    @Test
    void aPrunedTrialIsARowWithItsReason() {
        SearchConfig config = Searches.quick(
                AXES,
                "strategy=grid",
                "pruner={type: asha, min_epochs: 2}",
                "training.epochs=20",
                "start=[{dense_1_units: 512, optimizer: adadelta}, {dense_1_units: 512, optimizer: nadam}]");
        run("pruned", config, WarmStart.NONE);

        assertThat(rows("pruned"))
                .filteredOn(row -> row.status().equals("completed"))
                .extracting(TrialRow::point)
                .containsExactly(11L, 10L);
        assertThat(rows("pruned").subList(2, 12))
                .allSatisfy(row -> assertThat(row.status()).isEqualTo("pruned"))
                .allSatisfy(row -> assertThat(row.ending().epochs()).isIn(2, 6, 18));
        assertThat(rows("pruned").get(2).ending().stopReason())
                .contains("rung 2 epochs: 0.0000 below the best third, 0.9167");
    }
}
