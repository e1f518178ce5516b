package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.cluster.GatedTrial;
import io.sparbiter.driver.cluster.Gates;
import io.sparbiter.driver.cluster.TestCluster;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.dispatch.SparkTrialBackend;
import io.sparbiter.driver.results.TrialRow;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchSummary;
import io.sparbiter.search.trial.TrialFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executors killed in the middle of their trials, on a cluster whose executors are processes. */
class ExecutorDeathIT {
    private static TestCluster cluster;

    @TempDir
    Path directory;

    @TempDir
    Path gateDirectory;

    @BeforeAll
    static void startCluster() {
        cluster = TestCluster.start();
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    private CompletableFuture<SearchSummary> start(String name, SearchConfig config, TrialFunction function) {
        return CompletableFuture.supplyAsync(() -> {
            SearchRun run = SearchRun.create(config, name, Searches.results(directory), "test");
            try (var backend = SparkTrialBackend.open(name, function, OptionalInt.empty(), 1)) {
                return run.run(backend, new SearchListener() {});
            }
        });
    }

    private List<TrialRow> rows(String name) {
        return Searches.results(directory).trials().rows(name).rows().stream()
                .sorted(Comparator.comparingInt(TrialRow::trialId))
                .toList();
    }

    @Test
    void aTrialWhoseExecutorIsKilledGoesOnElsewhereUnderItsId() {
        var gates = new Gates(gateDirectory.toString());
        var search = start("killed", Searches.quick("budget.trials=6", "training.epochs=3"), new GatedTrial(gates));
        for (int trial = 1; trial <= 6; trial++) {
            ProcessHandle executor = gates.arrival(trial, 1);
            if (trial % 2 == 0) {
                long killed = System.nanoTime();
                executor.destroyForcibly();
                gates.arrival(trial, 2);
                System.out.printf(
                        "trial %d runs again after %d ms%n",
                        trial, Duration.ofNanos(System.nanoTime() - killed).toMillis());
            }
            gates.open(trial);
        }
        search.join();

        List<TrialRow> rows = rows("killed");
        assertThat(rows).extracting(TrialRow::trialId).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(rows).extracting(TrialRow::status).containsOnly("completed");
        assertThat(rows).extracting(row -> row.run().attempt()).containsExactly(1, 2, 1, 2, 1, 2);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.score()).hasValue(FastTrial.score(row.point())))
                .allSatisfy(row -> assertThat(row.ending().history())
                        .extracting(epoch -> epoch.number())
                        .containsExactly(1, 2, 3));
        assertThat(rows).extracting(row -> row.run().gpu()).contains("0", "1").hasSize(6);
    }
}
