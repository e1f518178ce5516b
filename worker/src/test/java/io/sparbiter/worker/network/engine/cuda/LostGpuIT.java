package io.sparbiter.worker.network.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.device.DeviceException;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.layers.Points;
import io.sparbiter.worker.network.training.CnnTrial;
import io.sparbiter.worker.network.training.TrainingSettings;
import io.sparbiter.worker.trial.HostException;
import io.sparbiter.worker.trial.LostDeviceException;
import io.sparbiter.worker.trial.ScriptedMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A card that breaks in the middle of a trial, in a JVM of its own: it is lost to all that follow there. */
class LostGpuIT {
    @RegisterExtension
    static final StandIn GPU = new StandIn();

    private final CnnTrial trials = new CnnTrial(
            new DataSettings("mnist", 200, 100, 0, 100, 0, 1),
            NetworkSettings.DEFAULT,
            TrainingSettings.DEFAULT,
            NetworkReports.OBJECTIVE);
    private final Trial trial = new Trial(
            1,
            new Candidate(
                    Points.of("conv_1_filters", 4L, "conv_2_filters", 4L, "conv_3_filters", 4L, "dense_1_units", 8L),
                    "test"),
            1,
            3);

    @BeforeEach
    void askForAGpu() {
        System.setProperty(Device.PROPERTY, Device.CUDA);
    }

    @AfterEach
    void askForNone() {
        System.clearProperty(Device.PROPERTY);
    }

    @Test
    void theTrialIsNotOverAndNoOtherBegins() {
        GPU.fail(100, 700);
        assertThatThrownBy(() -> trials.run(trial, ScriptedMonitor.patient()))
                .isInstanceOf(LostDeviceException.class)
                .hasMessageStartingWith("The GPU is lost to this process: CUDA");
        assertThatThrownBy(() -> trials.run(trial, ScriptedMonitor.patient()))
                .isInstanceOf(HostException.class)
                .hasMessageStartingWith("Cannot compute on a GPU in this process any more: CUDA")
                .hasMessageEndingWith("\nStart the program again; a search goes on with --resume.");

        System.clearProperty(Device.PROPERTY);
        var here = ScriptedMonitor.patient();
        assertThat(trials.run(trial, here)).isInstanceOf(Outcome.Completed.class);
        assertThat(here.facts.toString()).contains("oneDNN");
        assertThatThrownBy(() -> Device.of("0", true)).isInstanceOf(DeviceException.class);
    }
}
