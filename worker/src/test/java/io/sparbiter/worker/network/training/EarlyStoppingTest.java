package io.sparbiter.worker.network.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.trial.Direction;
import io.sparbiter.worker.network.training.TrainingSettings.EarlyStoppingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EarlyStoppingTest {
    private static final double NAN = Double.NaN;

    @Test
    void itStopsAfterAsManyEpochsWithoutImprovementAsPatienceSays() {
        assertThat(stoppedAt(2, 0, Direction.MAXIMIZE, 0.5, 0.6, 0.6, 0.59, 0.9))
                .isEqualTo(4);
        assertThat(stoppedAt(2, 0, Direction.MINIMIZE, 0.5, 0.4, 0.4, 0.41, 0.1))
                .isEqualTo(4);
    }

    @Test
    void anImprovementStartsTheCountAnew() {
        assertThat(stoppedAt(2, 0, Direction.MAXIMIZE, 0.5, 0.4, 0.6, 0.5, 0.7, 0.6, 0.65))
                .isEqualTo(7);
    }

    @Test
    void itNeverStopsWhileValuesImprove() {
        assertThat(stoppedAt(1, 0, Direction.MAXIMIZE, 0.1, 0.2, 0.3, 0.4)).isZero();
    }

    @Test
    void anEqualValueIsNoImprovement() {
        assertThat(stoppedAt(1, 0, Direction.MAXIMIZE, 0.5, 0.5)).isEqualTo(2);
    }

    @Test
    void anImprovementIsStrictlyMoreThanMinDelta() {
        assertThat(stoppedAt(1, 0.25, Direction.MAXIMIZE, 0.5, 0.75)).isEqualTo(2);
        assertThat(stoppedAt(1, 0.25, Direction.MAXIMIZE, 0.5, 0.76)).isZero();
        assertThat(stoppedAt(1, 0.25, Direction.MINIMIZE, 0.5, 0.25)).isEqualTo(2);
        assertThat(stoppedAt(1, 0.25, Direction.MINIMIZE, 0.5, 0.24)).isZero();
    }

    /** Each step is small, but the best before stays the measure, so that together they are an improvement. */
    @Test
    void smallStepsAddUpToAnImprovement() {
        assertThat(stoppedAt(3, 0.25, Direction.MAXIMIZE, 0.0, 0.2, 0.4, 0.6, 0.8))
                .isZero();
    }

    @Test
    void aNanIsNoImprovementAndAnythingAfterItCanBe() {
        assertThat(stoppedAt(2, 0, Direction.MAXIMIZE, NAN, 0.5, NAN, NAN)).isEqualTo(4);
        assertThat(stoppedAt(2, 0, Direction.MINIMIZE, NAN, NAN)).isEqualTo(2);
    }

    @Test
    void itNeverStopsAfterTheFirstEpoch() {
        assertThat(stoppedAt(1, 0, Direction.MAXIMIZE, NAN)).isZero();
        assertThat(stoppedAt(1, 0, Direction.MAXIMIZE, NAN, NAN)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void theFirstValueImproves(Direction direction) {
        var stopping = new EarlyStopping(new EarlyStoppingSettings(1, 1000), direction);
        assertThat(stopping.bestEpoch()).isZero();
        assertThat(stopping.observe(-5)).isTrue();
        assertThat(stopping.bestEpoch()).isEqualTo(1);
    }

    @Test
    void theBestEpochIsTheLastThatImproved() {
        var stopping = new EarlyStopping(EarlyStoppingSettings.DEFAULT, Direction.MAXIMIZE);
        for (double value : new double[] {0.1, 0.3, 0.3, 0.2}) {
            stopping.observe(value);
        }
        assertThat(stopping.bestEpoch()).isEqualTo(2);
    }

    /** The number of the first epoch after which it would stop; 0 if it would not. */
    private static int stoppedAt(int patience, double minDelta, Direction direction, double... values) {
        var stopping = new EarlyStopping(new EarlyStoppingSettings(patience, minDelta), direction);
        for (int i = 0; i < values.length; i++) {
            stopping.observe(values[i]);
            if (stopping.shouldStop()) {
                return i + 1;
            }
        }
        return 0;
    }
}
