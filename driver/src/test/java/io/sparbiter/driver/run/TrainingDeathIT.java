package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.cluster.TestCluster;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.network.trial.NetworkTrialType;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.Verdict;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.network.training.CnnTrial;
import io.sparbiter.worker.trial.TimeLimit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real trainings whose process, or whose driver, is told to end. */
class TrainingDeathIT {
    private static final String[] SETTINGS = {
        "space=../.ci/tiny-space.yaml",
        "budget.trials=1",
        "data.train=600",
        "data.validate_on=200",
        "training.epochs=6",
        "training.batch=20",
        "training.plateau.patience=1"
    };

    private static TestCluster cluster;

    @TempDir
    Path results;

    @TempDir
    Path checkpoints;

    @BeforeAll
    static void startCluster() {
        cluster = TestCluster.start();
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    /** Kills all executors when the first attempt has ended its third epoch. */
    private static final class Killer implements SearchListener {
        final List<Epoch> firstAttempt = new ArrayList<>();

        @Override
        public void epochEnded(EpochReport report) {
            if (report.attempt() == 1) {
                firstAttempt.add(report.epoch());
                if (report.epoch().number() == 3) {
                    cluster.executors().forEach(ProcessHandle::destroyForcibly);
                }
            }
        }
    }

    @Test
    void aKilledTrainingEndsAsIfItHadNotBeen() {
        SearchConfig config = Searches.quick(SETTINGS);
        var trial = new CnnTrial(
                NetworkTrialType.of(config, "test").data(),
                NetworkTrialType.of(config, "test").network(),
                NetworkTrialType.of(config, "test").training(),
                config.objective(),
                TimeLimit.NONE,
                new CheckpointSettings(checkpoints.toString(), "killed"));
        var killer = new Killer();
        List<TrialRow> rows;
        try (var search = ClusterSearch.start(results, trial, killer, SETTINGS)) {
            rows = search.rows();
        }
        TrialRow row = rows.get(0);
        Outcome.Completed undisturbed = train(config, row);

        assertThat(rows).hasSize(1);
        assertThat(row.run().attempt()).isEqualTo(2);
        assertThat(row.score()).hasValue(undisturbed.score());
        assertThat(row.ending().history())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("millis")
                .isEqualTo(undisturbed.history());
        // Times differ from run to run: these epochs were not trained again.
        assertThat(row.ending().history()).startsWith(killer.firstAttempt.get(0), killer.firstAttempt.get(1));
    }

    /** The row's trial, in this JVM and without a search. */
    private static Outcome.Completed train(SearchConfig config, TrialRow row) {
        var trial = new Trial(
                1,
                new Candidate(config.space().point(row.point()), "test"),
                row.seed(),
                NetworkTrialType.of(config, "test").training().epochs());
        var function = new CnnTrial(
                NetworkTrialType.of(config, "test").data(),
                NetworkTrialType.of(config, "test").network(),
                NetworkTrialType.of(config, "test").training(),
                config.objective());
        return (Outcome.Completed) function.run(trial, new TrialMonitor() {
            @Override
            public void started(Facts facts) {}

            @Override
            public Verdict epochEnded(Epoch epoch) {
                return Verdict.CONTINUE;
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        });
    }

    @Test
    void aSubmittedSearchEndsInOrderWhenItIsTerminated() throws Exception {
        try (var driver = cluster.submit(
                "search",
                "--config=" + Path.of("../conf/searches/quick.yaml").toAbsolutePath(),
                "--results=" + results,
                "--name=terminated",
                "--set=space=" + Path.of("../.ci/tiny-space.yaml").toAbsolutePath(),
                "--set=strategy=random",
                "--set=pruner=none",
                "--set=data.train=300",
                "--set=data.validate_on=200",
                "--set=training.epochs=100000",
                "--set=training.early_stopping.patience=100000")) {
            driver.await("a checkpoint", this::hasCheckpoint);
            assertThat(driver.terminate(Duration.ofSeconds(30))).isEqualTo(143);
        }

        List<TrialRow> rows = ResultsDirectory.at(results.toString(), new org.apache.hadoop.conf.Configuration())
                .trials()
                .rows("terminated")
                .rows();
        assertThat(rows).extracting(TrialRow::trialId).containsExactlyInAnyOrder(1, 2);
        assertThat(rows).extracting(TrialRow::status).contains("stopped").isSubsetOf("stopped", "cancelled");
    }

    private boolean hasCheckpoint() throws Exception {
        try (Stream<Path> tree = Files.walk(results)) {
            return tree.anyMatch(path -> path.toString().contains("checkpoints") && Files.isRegularFile(path));
        }
    }
}
