package io.sparbiter.worker.network.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.search.trial.Outcome.Stopped;
import io.sparbiter.search.trial.SearchUnreachableException;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.Verdict;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.layers.Points;
import io.sparbiter.worker.network.training.TrainingSettings.EarlyStoppingSettings;
import io.sparbiter.worker.network.training.TrainingSettings.PlateauSettings;
import io.sparbiter.worker.trial.TimeLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real networks on few real images, interrupted where a killed executor would be. */
class ResumedTrialTest {
    private static final DataSettings FEW = new DataSettings("mnist", 96, 50, 0, 50, 0.05, 1);
    /** Reduces the rate for epochs 3, 5 and 7 and stops after epoch 7 for lack of improvement. */
    private static final TrainingSettings IMPATIENT = new TrainingSettings(
            20, 32, 0.004, true, 1, false, new EarlyStoppingSettings(6, 100), new PlateauSettings(1, 0.5, 100, 2, 0));

    private static final int EPOCHS = 7;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"adam", "nadam", "adadelta"})
    void interruptedInEveryEpochATrialEndsAsIfNothingHadHappened(String optimizer) {
        Trial trial = trial(optimizer, 20);
        Outcome uninterrupted = trial(CheckpointSettings.OFF).run(trial, RecordingMonitor.patient());
        assertThat(uninterrupted.history()).hasSize(EPOCHS);
        assertThat(uninterrupted.history())
                .extracting(NetworkReports::learningRate)
                .containsExactly(0.004, 0.004, 0.002, 0.002, 0.001, 0.001, 0.0005);

        for (int after = 1; after < EPOCHS; after++) {
            interrupt(resumable(), trial, after);
        }
        var monitor = RecordingMonitor.patient();
        Outcome resumed = resumable().run(trial, monitor);
        assertThat(timeless(resumed)).isEqualTo(timeless(uninterrupted));
        assertThat(monitor.epochs).isEqualTo(resumed.history());
        assertThat(resumed).isInstanceOfSatisfying(Completed.class, completed -> {
            assertThat(completed.score()).isEqualTo(((Completed) uninterrupted).score());
            assertThat(completed.bestEpoch()).isEqualTo(((Completed) uninterrupted).bestEpoch());
            assertThat(completed.reason()).isEqualTo("early stopping: no improvement since epoch 1");
        });
    }

    @Test
    void theEpochsBeforeAreReportedAgainButNotTrained() {
        Trial trial = trial("adam", 4);
        interrupt(resumable(), trial, 2);
        var monitor = RecordingMonitor.cancelling(1);
        Outcome outcome = resumable().run(trial, monitor);
        assertThat(outcome).isInstanceOf(Stopped.class);
        assertThat(outcome.history()).hasSize(2).isEqualTo(monitor.epochs);
    }

    @Test
    void aVerdictToStopCountsForAnEpochReportedAgain() {
        Trial trial = trial("adam", 9);
        interrupt(resumable(), trial, 4);
        var monitor = RecordingMonitor.judging(
                epoch -> epoch.number() == 2 ? new Verdict.Stop("worse than the median") : Verdict.CONTINUE);
        assertThat(resumable().run(trial, monitor)).isInstanceOfSatisfying(Pruned.class, pruned -> {
            assertThat(pruned.reason()).isEqualTo("worse than the median");
            assertThat(pruned.history()).hasSize(4);
        });
        assertThat(monitor.epochs).hasSize(2);
    }

    @Test
    void stoppedForNowInEveryEpochATrialEndsAsIfNothingHadHappened() {
        Trial trial = trial("adam", 20);
        for (int after = 1; after < EPOCHS; after++) {
            assertThat(stop(trial, after, true)).isInstanceOf(Pruned.class);
            assertThat(folder.resolve("search/trial-1")).isDirectoryContaining("glob:**epoch-" + after + ".ckpt");
        }
        var monitor = RecordingMonitor.patient();
        Outcome whole = resumable().run(trial, monitor);

        assertThat(timeless(whole))
                .isEqualTo(timeless(trial(CheckpointSettings.OFF).run(trial, RecordingMonitor.patient())));
        assertThat(whole.history()).hasSize(EPOCHS).isEqualTo(monitor.epochs);
    }

    @Test
    void stoppedForGoodATrialLeavesNothingOfItsLastEpoch() {
        stop(trial("adam", 20), 2, false);
        assertThat(folder.resolve("search/trial-1")).isDirectoryNotContaining("glob:**epoch-2.ckpt");
    }

    private Outcome stop(Trial trial, int epoch, boolean mayGoOn) {
        return resumable()
                .run(
                        trial,
                        RecordingMonitor.judging(ended ->
                                ended.number() == epoch ? new Verdict.Stop("it waits", mayGoOn) : Verdict.CONTINUE));
    }

    @Test
    void aTrialWhoseEndIsKeptNeedNotTrainAgain() {
        CnnTrial kept = trial(new CheckpointSettings(folder.toUri().toString(), "search", true));
        Outcome first = kept.run(trial("adam", 3), RecordingMonitor.patient());
        assertThat(folder.resolve("search/trial-1")).isDirectoryContaining("glob:**epoch-3.ckpt");
        assertThat(kept.run(trial("adam", 3), RecordingMonitor.patient())).isEqualTo(first);
    }

    /** Another engine rounds otherwise, so the row names both. */
    @Test
    void aTrialGoesOnWithAnotherEngine() {
        Trial trial = trial("adam", 4);
        interrupt(resumable(), trial, 2);
        System.setProperty("sparbiter.engine", "layers");
        try {
            var monitor = RecordingMonitor.patient();
            assertThat(resumable().run(trial, monitor).history()).hasSize(4);
            assertThat(monitor.starts.toString())
                    .contains("nd4j-native 1.0.0-M2.1 from epoch 3, before: nd4j-native 1.0.0-M2.1, oneDNN");
        } finally {
            System.clearProperty("sparbiter.engine");
        }
    }

    @Test
    void anotherTrialsCheckpointIsNotTaken() throws IOException {
        interrupt(resumable(), trial("adam", 4), 3);
        Trial other = new Trial(1, trial("adam", 4).candidate(), 6, 4);
        assertThat(timeless(resumable().run(other, RecordingMonitor.patient())))
                .isEqualTo(timeless(trial(CheckpointSettings.OFF).run(other, RecordingMonitor.patient())));
        assertThat(folder.resolve("search/trial-1")).isDirectoryContaining("glob:**epoch-3.ckpt");
    }

    @Test
    void whereNothingCanBeWrittenATrialGoesOnWithout() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        CnnTrial trial = trial(new CheckpointSettings(file.toString(), "search"));
        assertThat(trial.run(trial("adam", 3), RecordingMonitor.patient())).isInstanceOf(Completed.class);
    }

    private CnnTrial resumable() {
        return trial(new CheckpointSettings(folder.toUri().toString(), "search"));
    }

    /** Runs until the report of the epoch after this one, where the line to the search breaks. */
    private static void interrupt(CnnTrial function, Trial trial, int after) {
        var monitor = RecordingMonitor.judging(epoch -> {
            if (epoch.number() == after + 1) {
                throw new SearchUnreachableException("gone", null);
            }
            return Verdict.CONTINUE;
        });
        assertThatThrownBy(() -> function.run(trial, monitor)).isInstanceOf(SearchUnreachableException.class);
    }

    private static CnnTrial trial(CheckpointSettings checkpoints) {
        return new CnnTrial(
                FEW,
                NetworkSettings.DEFAULT,
                IMPATIENT,
                Objective.of(NetworkReports.VAL_LOSS),
                TimeLimit.NONE,
                checkpoints);
    }

    private static Trial trial(String optimizer, int epochs) {
        Point point = Points.of(
                "conv_1_filters",
                4L,
                "conv_2_filters",
                4L,
                "conv_3_filters",
                4L,
                "dense_1_units",
                16L,
                "optimizer",
                optimizer);
        return new Trial(1, new Candidate(point, "test"), 5, epochs);
    }

    private static List<Epoch> timeless(Outcome outcome) {
        return timeless(outcome.history());
    }

    private static List<Epoch> timeless(List<Epoch> history) {
        return history.stream()
                .map(e -> NetworkReports.epoch(
                        e.number(),
                        NetworkReports.trainLoss(e),
                        NetworkReports.valLoss(e),
                        NetworkReports.valAccuracy(e),
                        NetworkReports.learningRate(e),
                        0))
                .toList();
    }
}
