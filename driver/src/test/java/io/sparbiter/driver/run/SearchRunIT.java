package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.cluster.GatedTrial;
import io.sparbiter.driver.cluster.Gates;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.trial.Limits;
import io.sparbiter.driver.dispatch.SparkTrialBackend;
import io.sparbiter.driver.network.trial.NetworkTrialType;
import io.sparbiter.driver.results.Journals;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.journal.JournalEntry;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.loop.EndReason;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchSummary;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.training.CnnTrial;
import io.sparbiter.worker.trial.TimeLimit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole searches on Spark in this JVM. */
class SearchRunIT {
    private static final SearchListener NOBODY = new SearchListener() {};

    @TempDir
    Path directory;

    private SearchSummary run(String name, SearchConfig config, TrialFunction function, int slots) {
        try (SearchRun run = SearchRun.create(config, name, Searches.results(directory), "test");
                var backend = SparkTrialBackend.open(name, function, OptionalInt.of(slots), new Limits(1, 1, 0))) {
            return run.run(backend, NOBODY);
        }
    }

    private List<TrialRow> rows(String name) {
        return Searches.results(directory).trials().rows(name).rows().stream()
                .sorted(Comparator.comparingInt(TrialRow::trialId))
                .toList();
    }

    @Test
    void everyTrialIsOneRowWithTheScoreOfItsPoint() {
        SearchSummary summary = run("fast", Searches.quick("strategy=random", "budget.trials=200"), new FastTrial(), 2);

        assertThat(summary.reason()).isEqualTo(EndReason.TRIALS);
        List<TrialRow> rows = rows("fast");
        assertThat(rows).extracting(TrialRow::trialId).containsExactlyElementsOf(upTo(200));
        assertThat(rows).extracting(TrialRow::point).doesNotHaveDuplicates();
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.score()).hasValue(FastTrial.score(row.point())))
                .allSatisfy(row -> assertThat(row.run().executor()).isEqualTo("driver"));
    }

    @Test
    void theJournalHasEachTrialProposedBeforeItIsTold() {
        run("told", Searches.quick("budget.trials=20"), new FastTrial(), 2);

        var proposed = new HashSet<Integer>();
        var told = new HashSet<Integer>();
        for (JournalEntry entry : Journals.read(Searches.results(directory).open("told"))) {
            if (entry instanceof JournalEntry.Proposed batch) {
                batch.trials().forEach(trial -> assertThat(proposed.add(trial.trialId()))
                        .isTrue());
            } else if (entry instanceof JournalEntry.Told end) {
                assertThat(proposed).contains(end.trialId());
                assertThat(told.add(end.trialId())).isTrue();
            }
        }
        assertThat(proposed).containsExactlyInAnyOrderElementsOf(upTo(20));
        assertThat(told).isEqualTo(proposed);
    }

    @Test
    void aPrunedTrialFreesItsSlotAndIsARowWithItsReason() {
        // A strategy that learns proposes better and better points, of which fewer are pruned the later verdicts come.
        SearchConfig config = Searches.quick(
                "strategy=random",
                "budget.trials=30",
                "training.epochs=20",
                "pruner={type: asha, min_epochs: 1, reduction_factor: 4}");
        SearchSummary summary = run("pruned", config, new PatientTrial(), 2);

        assertThat(summary.counts()).containsOnlyKeys(Status.COMPLETED, Status.PRUNED);
        assertThat(rows("pruned")).hasSize(30);
        assertThat(rows("pruned"))
                .filteredOn(row -> row.status().equals("pruned"))
                .hasSizeGreaterThan(10)
                .allSatisfy(row -> assertThat(row.ending().epochs()).isIn(1, 4, 16))
                .allSatisfy(row -> assertThat(row.score()).hasValue(FastTrial.score(row.point())))
                .allSatisfy(row -> assertThat(row.ending().stopReason().orElseThrow())
                        .startsWith("rung " + row.ending().epochs() + " epoch")
                        .contains(" below the best quarter, "));
        assertThat(summary.best().orElseThrow().outcome().history()).hasSize(20);
    }

    @Test
    void aRequestToEndKeepsWhatThereIs() {
        TrialFunction endless = (trial, monitor) -> {
            monitor.started(Facts.NONE);
            while (!monitor.isCancelled()) {
                Thread.onSpinWait();
            }
            return new io.sparbiter.search.trial.Outcome.Cancelled("cancelled");
        };
        try (SearchRun run = SearchRun.create(Searches.quick(), "ended", Searches.results(directory), "test");
                var backend = SparkTrialBackend.open("ended", endless, OptionalInt.of(2), new Limits(1, 1, 0))) {
            SearchSummary summary = run.run(backend, new SearchListener() {
                @Override
                public void started(TrialStart start) {
                    backend.requestEnd();
                }
            });
            assertThat(summary.reason()).isEqualTo(EndReason.INTERRUPTED);
        }
        assertThat(rows("ended")).hasSize(2).allSatisfy(row -> assertThat(row.status())
                .isEqualTo("cancelled"));
    }

    @Test
    void atTheTimeLimitRunningTrialsAreStoppedAndKeepTheirEpochs() {
        var gates = new Gates(directory.toString());
        SearchSummary summary =
                run("limited", Searches.quick("budget.max_time=3s", "training.epochs=2"), new GatedTrial(gates), 2);

        assertThat(summary.reason()).isEqualTo(EndReason.MAX_TIME);
        assertThat(summary.duration()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(10));
        assertThat(rows("limited"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.status()).isEqualTo("stopped"))
                .allSatisfy(row -> assertThat(row.ending().epochs()).isEqualTo(1));
    }

    @Test
    void theSameSeedGivesTheSamePointsInTheSameOrderAndTheSameScores() {
        SearchConfig config = Searches.quick(
                "space=../.ci/tiny-space.yaml",
                "budget.trials=4",
                "budget.parallelism=1",
                "data.train=300",
                "data.validate_on=200",
                "training.epochs=2");
        var trial = new CnnTrial(
                NetworkTrialType.of(config, "test").data(),
                NetworkTrialType.of(config, "test").network(),
                NetworkTrialType.of(config, "test").training(),
                config.objective());

        run("first", config, trial, 1);
        run("second", config, trial, 1);

        assertThat(rows("first")).hasSize(4);
        assertThat(rows("second")).extracting(TrialRow::point).isEqualTo(column(rows("first"), TrialRow::point));
        assertThat(rows("second")).extracting(TrialRow::score).isEqualTo(column(rows("first"), TrialRow::score));
        assertThat(rows("second"))
                .extracting(
                        row -> NetworkReports.trainLoss(row.ending().history().get(1)))
                .isEqualTo(column(
                        rows("first"),
                        row -> NetworkReports.trainLoss(row.ending().history().get(1))));
    }

    /** The same points with the same seeds: who waited has the epochs that it would have had. */
    @Test
    void networksThatWentOnAreThoseThatNeverWaited() {
        SearchConfig plain = networks("pruner=none");
        run("plain", plain, network(plain, "plain"), 2);
        SearchConfig promoted = networks("pruner={type: promotion, min_epochs: 1, rung_factor: 2}");
        SearchSummary summary = run("promoted", promoted, network(promoted, "promoted"), 2);

        assertThat(summary.trials()).isEqualTo(8);
        List<TrialRow> whole = rows("plain");
        List<TrialRow> rows = rows("promoted");
        assertThat(rows).hasSize(8);
        for (TrialRow row : rows) {
            assertThat(row.point()).isEqualTo(whole.get(row.trialId() - 1).point());
            assertThat(metrics(row))
                    .isEqualTo(metrics(whole.get(row.trialId() - 1))
                            .subList(0, row.ending().epochs()));
        }
        assertThat(rows)
                .filteredOn(row -> row.run().attempt() > 1)
                .as("went on")
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.ending().epochs()).isGreaterThan(1));
        assertThat(directory.resolve("checkpoints/promoted")).doesNotExist();
    }

    private static SearchConfig networks(String pruner) {
        return Searches.quick(
                "space={conv_1_filters: [4], conv_2_filters: [4], conv_3_filters: [4],"
                        + " dense_1_units: [8, 16, 24, 32], optimizer: [adam, nadam]}",
                "strategy=random",
                "budget.trials=8",
                "data.train=300",
                "data.validate_on=200",
                "training.epochs=4",
                pruner);
    }

    private TrialFunction network(SearchConfig config, String search) {
        NetworkTrialType type = NetworkTrialType.of(config, "test");
        var checkpoints =
                new CheckpointSettings(directory.resolve("checkpoints").toString(), search);
        return new CnnTrial(
                type.data(), type.network(), type.training(), config.objective(), TimeLimit.NONE, checkpoints);
    }

    private static List<Metrics> metrics(TrialRow row) {
        return row.ending().history().stream().map(Epoch::metrics).toList();
    }

    @Test
    void aNameInUseIsRefusedAndItsTableLeftAlone() {
        ResultsDirectory results = Searches.results(directory);
        run("taken", Searches.quick("budget.trials=2"), new FastTrial(), 2);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> SearchRun.create(Searches.quick(), "taken", results, "test"))
                .hasMessageContaining("taken");
        assertThat(rows("taken")).hasSize(2);
    }

    private static <T> List<T> column(List<TrialRow> rows, java.util.function.Function<TrialRow, T> value) {
        return rows.stream().map(value).toList();
    }

    private static List<Integer> upTo(int last) {
        return java.util.stream.IntStream.rangeClosed(1, last).boxed().toList();
    }
}
