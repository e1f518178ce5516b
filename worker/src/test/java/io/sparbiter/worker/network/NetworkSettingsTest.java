package io.sparbiter.worker.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkSettingsTest {
    @Test
    void defaultsHaveNoProblem() {
        assertThat(NetworkSettings.DEFAULT.problems()).isEmpty();
    }

    @Test
    void everyValueOutOfRangeIsAProblem() {
        assertThat(new NetworkSettings(-1, -1, 1, 1.5, 0).problems())
                .containsOnlyKeys(
                        "network.l1",
                        "network.l2",
                        "network.dropout",
                        "network.batch_norm_momentum",
                        "network.batch_norm_epsilon")
                .containsEntry(
                        "network.dropout",
                        "network.dropout (1.0) must be 0 to below 1.\nMaybe you meant 0.3, the default.");
    }

    @Test
    void aNanIsOutOfRange() {
        double nan = Double.NaN;
        assertThat(new NetworkSettings(nan, nan, nan, nan, nan).problems()).hasSize(5);
    }
}
