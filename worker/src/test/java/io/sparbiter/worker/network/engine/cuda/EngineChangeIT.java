package io.sparbiter.worker.network.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.SearchUnreachableException;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.Verdict;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.layers.Points;
import io.sparbiter.worker.network.training.CnnTrial;
import io.sparbiter.worker.network.training.TrainingSettings;
import io.sparbiter.worker.trial.ScriptedMonitor;
import io.sparbiter.worker.trial.TimeLimit;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A trial that is interrupted on one engine and goes on from its checkpoint on another. */
class EngineChangeIT {
    @RegisterExtension
    static final StandIn GPU = new StandIn();

    private static final int EPOCHS = 4;

    private final Trial trial = new Trial(
            1,
            new Candidate(
                    Points.of("conv_1_filters", 8L, "conv_2_filters", 8L, "conv_3_filters", 8L, "dense_1_units", 16L),
                    "test"),
            1,
            EPOCHS);

    @TempDir
    Path folder;

    @AfterEach
    void anyEngine() {
        System.clearProperty(Device.PROPERTY);
    }

    /** Rounding is all that differs: the epochs before are taken over, those after are as on one engine alone. */
    @ParameterizedTest
    @CsvSource({"onednn,cuda", "cuda,onednn"})
    void itGoesOnAndItsRowNamesBoth(String first, String second) {
        Outcome alone = run(first, CheckpointSettings.OFF, ScriptedMonitor.patient());
        interruptAfterTwoEpochs(first);
        var monitor = ScriptedMonitor.patient();
        Outcome outcome = run(second, checkpoints(), monitor);

        assertThat(outcome.history().subList(0, 2))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("millis")
                .isEqualTo(alone.history().subList(0, 2));
        for (int i = 2; i < EPOCHS; i++) {
            assertThat(NetworkReports.trainLoss(outcome.history().get(i)))
                    .isCloseTo(NetworkReports.trainLoss(alone.history().get(i)), within(0.02));
        }
        assertThat(monitor.facts.toString())
                .containsSubsequence(words(second), " from epoch 3, before: ", words(first));
    }

    @Test
    void onTheSameEngineItEndsAsIfNothingHadHappened() {
        Outcome alone = run("cuda", CheckpointSettings.OFF, ScriptedMonitor.patient());
        interruptAfterTwoEpochs("cuda");
        Outcome outcome = run("cuda", checkpoints(), ScriptedMonitor.patient());
        assertThat(outcome.history())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("millis")
                .isEqualTo(alone.history());
    }

    private static String words(String engine) {
        return engine.equals("cuda") ? "Stand-in GPU, fp32" : "oneDNN 2.5.2";
    }

    private void interruptAfterTwoEpochs(String engine) {
        var monitor = ScriptedMonitor.judging(epoch -> {
            if (epoch.number() == 3) {
                throw new SearchUnreachableException("gone", null);
            }
            return Verdict.CONTINUE;
        });
        assertThatThrownBy(() -> run(engine, checkpoints(), monitor)).isInstanceOf(SearchUnreachableException.class);
    }

    private CheckpointSettings checkpoints() {
        return new CheckpointSettings(folder.toUri().toString(), "search");
    }

    private Outcome run(String engine, CheckpointSettings checkpoints, ScriptedMonitor monitor) {
        System.setProperty(Device.PROPERTY, engine);
        return new CnnTrial(
                        new DataSettings("mnist", 300, 100, 0, 100, 0.02, 1),
                        NetworkSettings.DEFAULT,
                        TrainingSettings.DEFAULT,
                        NetworkReports.OBJECTIVE,
                        TimeLimit.NONE,
                        checkpoints)
                .run(trial, monitor);
    }
}
