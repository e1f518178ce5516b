package io.sparbiter.driver.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.network.trial.NetworkTrialType;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.training.TrainingSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartWarningsTest {
    private final List<String> told = new ArrayList<>();
    private final StartWarnings warnings = new StartWarnings(
            new NetworkTrialType(
                    new DataSettings("mnist", 100, 100, 0, 100, 0, 1),
                    NetworkSettings.DEFAULT,
                    TrainingSettings.DEFAULT),
            told::add);

    private void start(int trial, String host, String gpu) {
        var facts = NetworkReports.facts(1, "f", "nd4j-native 1.0.0-M2.1");
        warnings.started(new TrialStart(trial, new Placement(host, "0", gpu, 1, 1), facts, Instant.EPOCH));
    }

    @Test
    void aWarningIsToldOnceForEveryMachine() {
        start(1, "a", "0");
        start(2, "a", "1");
        start(3, "b", "0");
        start(4, "c", "");
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).contains("Trials on a ");
        assertThat(told.get(1)).contains("Trials on b ");
    }
}
