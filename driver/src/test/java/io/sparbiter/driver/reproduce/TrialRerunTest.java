package io.sparbiter.driver.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.config.yaml.ConfigOverride;
import io.sparbiter.driver.network.model.Monitors;
import io.sparbiter.driver.report.ReproductionReport;
import io.sparbiter.driver.report.TextTable;
import io.sparbiter.driver.reproduce.Reproduction.Difference;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRow.Ending;
import io.sparbiter.driver.results.table.TrialRow.Run;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.worker.network.NetworkReports;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrialRerunTest {
    private static final SearchConfig CONFIG = config();
    private static final TrialRerun RERUN = new TrialRerun(CONFIG, CONFIG.hash(), "1.2.3", () -> Instant.EPOCH);

    private static TrialRow row;

    private static SearchConfig config() {
        return SearchConfigReader.trusting()
                .read(
                        Path.of("../conf/searches/quick.yaml"),
                        Stream.of(
                                        "space=../.ci/tiny-space.yaml",
                                        "data.train=96",
                                        "data.validate_on=50",
                                        "training.epochs=3",
                                        "training.batch=32",
                                        "seed=4")
                                .map(ConfigOverride::set)
                                .toList());
    }

    /** The trial, run for the first time: from a row that knows its point and seed only. */
    @BeforeAll
    static void runOnce() {
        var nothing = new Ending(
                "completed", Optional.empty(), 0, Optional.empty(), Optional.empty(), Metrics.NONE, List.of());
        var bare = new TrialRow(
                "tiny",
                3,
                3,
                Map.of(),
                77,
                nothing,
                new Run(1, "node", "1", "", 1, Facts.NONE, Instant.EPOCH, Instant.EPOCH),
                new TrialRow.Origin("random", "random", "", "", "", ""));
        row = RERUN.run(bare, Monitors.patient());
    }

    private static TrialRow with(Ending ending, Run run) {
        return new TrialRow(
                row.search(), row.trialId(), row.point(), row.params(), row.seed(), ending, run, row.origin());
    }

    private static Ending ending(String status, int epochs, List<Epoch> history) {
        Ending ending = row.ending();
        return new Ending(status, ending.best(), epochs, Optional.of("why"), ending.error(), ending.numbers(), history);
    }

    @Test
    void anUnchangedTrialAgreesBitForBit() {
        var reproduction = new Reproduction(row, RERUN.run(row, Monitors.patient()));
        assertThat(reproduction.now().ending().history()).hasSize(3);
        assertThat(reproduction.isSame()).isTrue();
        assertThat(reproduction.circumstances()).isEmpty();
        assertThat(new ReproductionReport(reproduction, TextTable.WIDTH).text())
                .contains("Trial 3 of search tiny, run again", "the same", "Reproduced: all epochs and the score, ");
    }

    @Test
    void aChangedHistoryIsNamed() {
        List<Epoch> history = new ArrayList<>(row.ending().history());
        Epoch second = history.get(1);
        history.set(
                1,
                NetworkReports.epoch(
                        2,
                        Math.nextUp(NetworkReports.trainLoss(second)),
                        NetworkReports.valLoss(second),
                        NetworkReports.valAccuracy(second),
                        NetworkReports.learningRate(second),
                        second.millis()));
        TrialRow changed = with(ending("completed", 3, history), row.run());
        var reproduction = new Reproduction(changed, row);
        assertThat(reproduction.isSame()).isFalse();
        assertThat(reproduction.firstDifferentEpoch()).hasValue(2);
        assertThat(new ReproductionReport(reproduction, TextTable.WIDTH).text())
                .contains(
                        "train_loss differ",
                        "Not reproduced: the first difference is in epoch 2.",
                        "train_loss was " + Math.nextUp(NetworkReports.trainLoss(second)) + " and is "
                                + NetworkReports.trainLoss(second),
                        "Another processor adds");
    }

    @Test
    void otherDataAndAnotherMachineAreNamed() {
        Run run = row.run();
        long weights = (Long) run.facts().values().get("parameters");
        var elsewhere = new Run(
                1,
                "node-7",
                "1",
                "",
                4,
                NetworkReports.facts(weights, "0ther", "nd4j 0"),
                run.startedAt(),
                run.finishedAt());
        TrialRow changed = with(row.ending(), elsewhere);
        var reproduction = new Reproduction(changed, row);
        assertThat(reproduction.isSame()).isTrue();
        assertThat(reproduction.circumstances())
                .extracting(Difference::name)
                .containsExactly("threads", "backend", "data_fingerprint", "host");
        assertThat(new ReproductionReport(reproduction, TextTable.WIDTH).text())
                .contains("This is not as it was:", "data_fingerprint was 0ther and is ", "host was node-7 and is ");
    }

    @Test
    void prunedAndStoppedTrialsEndWhereTheyEnded() {
        for (String status : List.of("pruned", "stopped")) {
            TrialRow two = with(ending(status, 2, row.ending().history().subList(0, 2)), row.run());
            TrialRow again = RERUN.run(two, Monitors.patient());
            assertThat(again.status()).isEqualTo(status);
            assertThat(again.ending().history())
                    .extracting(NetworkReports::trainLoss)
                    .containsExactlyElementsOf(two.ending().history().stream()
                            .map(NetworkReports::trainLoss)
                            .toList());
        }
    }

    @Test
    void whatTheMachineDecidedIsRefused() {
        TrialRow failed = with(ending("failed", 0, List.of()), row.run());
        assertThatThrownBy(() -> TrialRerun.requireRepeatable(failed))
                .isInstanceOf(ResultsException.class)
                .hasMessage("Cannot reproduce trial 3: it ended as failed (why), which no seed decides.\n"
                        + "Choose a trial with a score, or one that diverged.");
    }
}
