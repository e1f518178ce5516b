package io.sparbiter.worker.network.layers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NetworkSettingsTest {
    @Test
    void whatIsOutOfRangeIsRefused() {
        assertRefused(() -> new NetworkSettings(-1, 0, 0, 0, 1), "l1 must be at least 0: -1.0");
        assertRefused(() -> new NetworkSettings(0, Double.NaN, 0, 0, 1), "l2 must be at least 0: NaN");
        assertRefused(() -> new NetworkSettings(0, 0, 1, 0, 1), "dropout must be 0 to below 1: 1.0");
        assertRefused(() -> new NetworkSettings(0, 0, 0, 1.5, 1), "momentum must be 0 to 1: 1.5");
        assertRefused(() -> new NetworkSettings(0, 0, 0, 0, 0), "epsilon must be above 0: 0.0");
    }

    private static void assertRefused(Runnable creation, String message) {
        assertThatThrownBy(creation::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
