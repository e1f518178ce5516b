package io.sparbiter.worker.network.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.DataCache;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.DataSplit;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.engine.Engine;
import io.sparbiter.worker.network.engine.Engines;
import io.sparbiter.worker.network.engine.EpochEnd;
import io.sparbiter.worker.network.layers.NetworkFactory;
import io.sparbiter.worker.network.layers.NetworkPlan;
import io.sparbiter.worker.network.layers.Points;
import io.sparbiter.worker.network.training.TrainingSettings.EarlyStoppingSettings;
import io.sparbiter.worker.network.training.TrainingSettings.PlateauSettings;
import io.sparbiter.worker.trial.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class TrainerTest {
    private static final DataSplit DATA = DataCache.get(new DataSettings("mnist", 256, 100, 0, 100, 0, 1));
    /** More is better of what should be less, so that the first epoch is the best. */
    private static final Objective BACKWARDS =
            Objective.of(Metric.of("train_loss", io.sparbiter.search.trial.Direction.MAXIMIZE));

    private static final NetworkPlan PLAN = Points.plan(Points.small(4, 16));

    private final MultiLayerNetwork network = NetworkFactory.network(PLAN, 1);

    @Test
    void theBestEpochsWeightsAreRestoredThoughItNeverStoppedEarly() {
        Outcome outcome = trainer(BACKWARDS, 4).train();
        assertThat(outcome).isInstanceOfSatisfying(Completed.class, completed -> assertThat(completed.bestEpoch())
                .isEqualTo(1));
        Validation restored = validation(DATA.scoring());
        Epoch best = outcome.history().get(0);
        assertThat(restored.loss()).isEqualTo(NetworkReports.valLoss(best));
        assertThat(restored.accuracy()).isEqualTo(NetworkReports.valAccuracy(best));
        assertThat(NetworkReports.valLoss(outcome.history().get(3))).isNotEqualTo(NetworkReports.valLoss(best));
    }

    @Test
    void anEpochsTimeIsTheClocks() {
        Outcome outcome = trainer(NetworkReports.OBJECTIVE, 2).train();
        assertThat(outcome.history()).extracting(Epoch::millis).containsExactly(7L, 7L);
    }

    /** The clock is read 12 times an epoch: when it begins, before its 9 batches and when it ends. */
    @Test
    void aTrialOverItsTimeFailsBetweenTwoBatchesAndKeepsItsEpochs() {
        var limit = new TimeLimit(Duration.ofMillis(7 * 15));
        assertThat(trainer(NetworkReports.OBJECTIVE, 4, limit).train()).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(Failure.TIMEOUT);
            assertThat(failed.message()).isEqualTo("it trained longer than budget.trial_timeout (PT0.105S)");
            assertThat(failed.history()).hasSize(1);
        });
    }

    @Test
    void epochsCanBeTrainedByAnother() {
        List<Integer> asked = new ArrayList<>();
        Outcome outcome = trainer(NetworkReports.OBJECTIVE, 2)
                .trainingBy((number, cutShort) -> {
                    asked.add(number);
                    return new EpochEnd.Done(0.5 / number);
                })
                .train();
        assertThat(asked).containsExactly(1, 2);
        assertThat(outcome.history()).extracting(NetworkReports::trainLoss).containsExactly(0.5, 0.25);
    }

    @Test
    void anotherLearningRateKeepsTheOptimizersState() {
        trainer(NetworkReports.OBJECTIVE, 1).train();
        INDArray state = network.updaterState().dup();
        network.setLearningRate(1e-5);
        assertThat(network.updaterState()).isEqualTo(state);
        assertThat(network.getLearningRate(1)).isEqualTo(1e-5);
    }

    @Test
    void validationLooksAtAllImagesWhateverTheBatch() {
        Validation all = validation(DATA.train());
        Validation first = validation(DATA.train().view(range(0, 128)));
        Validation second = validation(DATA.train().view(range(128, 256)));
        assertThat(all.loss()).isCloseTo((first.loss() + second.loss()) / 2, within(1e-6));
        assertThat(all.accuracy()).isEqualTo((first.accuracy() + second.accuracy()) / 2);
    }

    private Trainer trainer(Objective objective, int epochs) {
        return trainer(objective, epochs, TimeLimit.NONE);
    }

    private Trainer trainer(Objective objective, int epochs, TimeLimit limit) {
        var plan = new TrainingPlan(
                epochs, 32, 0.001, 0, 5, EarlyStoppingSettings.DEFAULT, PlateauSettings.DEFAULT, objective, limit);
        return new Trainer(network, engine(), DATA, plan, RecordingMonitor.patient(), ticking());
    }

    private Engine engine() {
        return Engines.open(PLAN, network, Device.here());
    }

    /** A clock that goes on by seven milliseconds whenever it is read. */
    private static InstantSource ticking() {
        Iterator<Instant> times =
                Stream.iterate(Instant.EPOCH, time -> time.plusMillis(7)).iterator();
        return times::next;
    }

    private static int[] range(int from, int to) {
        return java.util.stream.IntStream.range(from, to).toArray();
    }

    private Validation validation(ImageSet images) {
        try (Engine engine = engine()) {
            return Validation.of(engine, images, () -> false).orElseThrow();
        }
    }
}
