package io.sparbiter.worker.network.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Cancelled;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.search.trial.Outcome.Stopped;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.Verdict;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.layers.Points;
import io.sparbiter.worker.network.training.TrainingSettings.EarlyStoppingSettings;
import io.sparbiter.worker.network.training.TrainingSettings.PlateauSettings;
import io.sparbiter.worker.trial.HostException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Real networks on few real images: 256 train in 8 batches an epoch. */
class CnnTrialTest {
    private static final DataSettings FEW = new DataSettings("mnist", 256, 100, 0, 100, 0, 1);
    private static final Point TINY = Points.of(
            "conv_1_filters", 4L, "conv_2_filters", 4L, "conv_3_filters", 4L, "dense_1_units", 16L, "batch", 32L);
    private static final Point REFUSED = Points.of("dense_1_units", 0L);

    @Test
    void aSmallNetworkLearnsDigits() {
        var settings = new DataSettings("mnist", 1_000, 500, 0, 500, 0, 1);
        Point small = Points.of(
                "conv_1_filters",
                16L,
                "conv_2_filters",
                16L,
                "conv_3_filters",
                16L,
                "dense_1_units",
                64L,
                "batch",
                16L);
        var monitor = RecordingMonitor.patient();
        Outcome outcome = trial(settings, TrainingSettings.DEFAULT).run(of(small, 3), monitor);
        assertThat(outcome).isInstanceOfSatisfying(Completed.class, completed -> {
            assertThat(completed.score()).isGreaterThan(0.85);
            assertThat(completed.reason()).isEqualTo("trained all 3 epochs");
            assertThat(completed.history()).isEqualTo(monitor.epochs).hasSize(3);
            assertThat(NetworkReports.valAccuracy(completed.history().get(completed.bestEpoch() - 1)))
                    .isEqualTo(completed.score());
        });
        assertThat(monitor.epochs).extracting(Epoch::number).containsExactly(1, 2, 3);
        assertThat(monitor.epochs).extracting(NetworkReports::learningRate).containsOnly(0.001);
        assertThat(monitor.epochs)
                .extracting(NetworkReports::trainLoss)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void theMonitorHearsWhatTrainsOnWhat() {
        var monitor = RecordingMonitor.patient();
        tiny().run(of(TINY, 1), monitor);
        assertThat(monitor.starts)
                .singleElement()
                .asString()
                .matches("Facts\\[values=\\{parameters=1150, backend=nd4j-\\S+ 1.0.0-M2.1, oneDNN 2.5.2,"
                        + " data_fingerprint=[0-9a-f]{16}\\}\\]");
    }

    @Test
    void theSameSeedGivesTheSameHistoryBitForBitAlsoSideBySide() throws Exception {
        List<Epoch> alone = timeless(tiny().run(of(TINY, 2), RecordingMonitor.patient()));
        Callable<List<Epoch>> again = () -> timeless(tiny().run(of(TINY, 2), RecordingMonitor.patient()));
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<List<Epoch>> sideBySide : threads.invokeAll(List.of(again, again))) {
                assertThat(sideBySide.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdown();
        }
        Trial other = new Trial(1, new Candidate(TINY, "test"), 6, 2);
        assertThat(timeless(tiny().run(other, RecordingMonitor.patient()))).isNotEqualTo(alone);
    }

    @Test
    void aHugeLearningRateDivergesWithinItsEpoch() {
        var training = training(1e30, EarlyStoppingSettings.DEFAULT, PlateauSettings.DEFAULT);
        var monitor = RecordingMonitor.patient();
        assertThat(trial(FEW, training).run(of(TINY, 3), monitor)).isInstanceOfSatisfying(Diverged.class, diverged -> {
            assertThat(diverged.message())
                    .matches("the training loss became (NaN|-?Infinity) in batch [2-8] of epoch 1");
            assertThat(diverged.history()).isEmpty();
        });
        assertThat(monitor.epochs).isEmpty();
    }

    @Test
    void earlyStoppingAndPlateauWatchTheObjective() {
        var training = training(0.001, new EarlyStoppingSettings(3, 100), new PlateauSettings(1, 0.5, 100, 0, 0));
        var trial = new CnnTrial(FEW, NetworkSettings.DEFAULT, training, Objective.of(NetworkReports.VAL_LOSS));
        assertThat(trial.run(of(TINY, 9), RecordingMonitor.patient()))
                .isInstanceOfSatisfying(Completed.class, completed -> {
                    assertThat(completed.reason()).isEqualTo("early stopping: no improvement since epoch 1");
                    assertThat(completed.history())
                            .extracting(NetworkReports::learningRate)
                            .containsExactly(0.001, 0.001, 0.0005, 0.00025);
                    assertThat(completed.score())
                            .isEqualTo(completed.history().stream()
                                    .mapToDouble(NetworkReports::valLoss)
                                    .min()
                                    .orElseThrow());
                });
    }

    @Test
    void theVerdictToStopPrunesWithItsReason() {
        var monitor = RecordingMonitor.judging(
                epoch -> epoch.number() == 2 ? new Verdict.Stop("worse than the median") : Verdict.CONTINUE);
        assertThat(tiny().run(of(TINY, 9), monitor)).isInstanceOfSatisfying(Pruned.class, pruned -> {
            assertThat(pruned.reason()).isEqualTo("worse than the median");
            assertThat(pruned.history()).hasSize(2);
        });
    }

    @Test
    void aVerdictAfterTheLastEpochChangesNothing() {
        var monitor = RecordingMonitor.judging(epoch -> new Verdict.Stop("too late"));
        assertThat(tiny().run(of(TINY, 1), monitor)).isInstanceOf(Completed.class);
    }

    @Test
    void cancelledInItsFirstEpochATrialHasNoScore() {
        assertThat(tiny().run(of(TINY, 9), RecordingMonitor.cancelling(3)))
                .isEqualTo(new Cancelled("the search ended"));
    }

    /** Eight batches of training and one of validation make the first epoch. */
    @Test
    void cancelledLaterATrialKeepsTheScoreSoFar() {
        assertThat(tiny().run(of(TINY, 9), RecordingMonitor.cancelling(12)))
                .isInstanceOfSatisfying(Stopped.class, stopped -> {
                    assertThat(stopped.reason()).isEqualTo("the search ended");
                    assertThat(stopped.history()).hasSize(1);
                    assertThat(stopped.score())
                            .isEqualTo(
                                    NetworkReports.valAccuracy(stopped.history().get(0)));
                });
    }

    @Test
    void lackOfMemoryFailsTheTrialAndKeepsItsEpochs() {
        var monitor = RecordingMonitor.judging(epoch -> {
            if (epoch.number() == 2) {
                throw new OutOfMemoryError("Physical memory usage is too high");
            }
            return Verdict.CONTINUE;
        });
        assertThat(tiny().run(of(TINY, 9), monitor)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(Failure.OUT_OF_MEMORY);
            assertThat(failed.message()).isEqualTo("java.lang.OutOfMemoryError: Physical memory usage is too high");
            assertThat(failed.history()).hasSize(2);
        });
    }

    @Test
    void aPointThatCannotBeBuiltFailsTheTrial() {
        assertThat(tiny().run(of(REFUSED, 1), RecordingMonitor.patient()))
                .isInstanceOfSatisfying(Failed.class, failed -> {
                    assertThat(failed.kind()).isEqualTo(Failure.ERROR);
                    assertThat(failed.message())
                            .startsWith(
                                    "java.lang.IllegalArgumentException: Cannot build point 0: space.dense_1_units (0)");
                });
    }

    @Test
    void dataThatAreNotThereAreTheMachinesFault() {
        var settings = new DataSettings("mnist", 60_000, 60_000, 0, 1, 0, 1);
        assertThatThrownBy(() -> trial(settings, TrainingSettings.DEFAULT).run(of(TINY, 1), RecordingMonitor.patient()))
                .isInstanceOf(HostException.class)
                .hasCauseInstanceOf(DataException.class)
                .hasMessageStartingWith("Cannot ");
    }

    @Test
    void aLibraryThatDoesNotLoadBeforeTheFirstEpochIsTheMachinesFault() {
        var monitor = new TrialMonitor() {
            @Override
            public void started(Facts facts) {
                throw new UnsatisfiedLinkError("no jnind4jcpu in java.library.path");
            }

            @Override
            public Verdict epochEnded(Epoch epoch) {
                return Verdict.CONTINUE;
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
        assertThatThrownBy(() -> tiny().run(of(TINY, 1), monitor))
                .isInstanceOf(HostException.class)
                .hasMessage("java.lang.UnsatisfiedLinkError: no jnind4jcpu in java.library.path");
    }

    @Test
    void anInterruptThatWasWrappedCancelsTheTrialAndStays() {
        var monitor = RecordingMonitor.judging(epoch -> {
            throw new IllegalStateException(new InterruptedException());
        });
        assertThat(tiny().run(of(TINY, 9), monitor)).isInstanceOf(Stopped.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void itTravelsToExecutors() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(tiny());
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(tiny());
        }
    }

    private static CnnTrial tiny() {
        return trial(FEW, TrainingSettings.DEFAULT);
    }

    private static CnnTrial trial(DataSettings data, TrainingSettings training) {
        return new CnnTrial(data, NetworkSettings.DEFAULT, training, NetworkReports.OBJECTIVE);
    }

    private static TrainingSettings training(double rate, EarlyStoppingSettings stopping, PlateauSettings plateau) {
        return new TrainingSettings(20, 32, rate, true, 1, false, stopping, plateau);
    }

    private static Trial of(Point point, int epochs) {
        return new Trial(1, new Candidate(point, "test"), 5, epochs);
    }

    private static List<Epoch> timeless(Outcome outcome) {
        return outcome.history().stream()
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
