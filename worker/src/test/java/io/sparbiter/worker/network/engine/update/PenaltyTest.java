package io.sparbiter.worker.network.engine.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PenaltyTest {
    private final Penalty penalty = new Penalty(0.5f, 0.25f);

    @Test
    void itIsTheWeightedSumOfAbsolutesAndSquares() {
        float[] weights = {1, -2, 3, -4, 5, -6, 7, -8, 9, -10, 1_000};
        assertThat(penalty.of(weights, 10)).isCloseTo(0.5 * 55 + 0.25 * 385, within(1e-9));
        assertThat(penalty.of(weights, 3)).isCloseTo(0.5 * 6 + 0.25 * 14, within(1e-9));
    }

    @Test
    void itsGradientIsTheSignAndTwiceTheWeight() {
        float[] gradients = {1, 1, 1, 1};
        penalty.addTo(gradients, new float[] {3, -4, 0, 1e-10f}, 4);
        assertThat(gradients).containsExactly(1 + 0.5f + 1.5f, 1 - 0.5f - 2f, 1, 1.5f);
    }

    @Test
    void onlyAPenaltyOfNothingIsNone() {
        assertThat(new Penalty(0, 0).isNone()).isTrue();
        assertThat(new Penalty(0, 1).isNone()).isFalse();
        assertThat(new Penalty(1, 0).isNone()).isFalse();
    }
}
