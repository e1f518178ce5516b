package io.sparbiter.worker.network.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkStateTest {
    private static NetworkState state(int steps, float... weights) {
        return new NetworkState(weights, new float[] {2 * weights[0]}, steps, 0.001);
    }

    @Test
    void theMeanCountsImages() {
        NetworkState mean = NetworkState.mean(List.of(state(4, 1, 10), state(3, 5, -10)), new int[] {3, 1});
        assertThat(mean.weights()).containsExactly(2, 5);
        assertThat(mean.optimizer()).containsExactly(4);
    }

    @Test
    void stepsAreTheBusiestTasksAndTheLearningRateStays() {
        NetworkState mean = NetworkState.mean(List.of(state(3, 1), state(4, 1)), new int[] {1, 1});
        assertThat(mean.steps()).isEqualTo(4);
        assertThat(mean.learningRate()).isEqualTo(0.001);
    }

    @Test
    void theMeanOfOneIsItself() {
        assertThat(NetworkState.mean(List.of(state(3, 0.1f, 0.3f)), new int[] {7})
                        .weights())
                .containsExactly(0.1f, 0.3f);
    }

    @Test
    void anOptimizerWithoutMomentsHasNone() {
        var state = new NetworkState(new float[] {1}, new float[0], 1, 0.1);
        assertThat(NetworkState.mean(List.of(state, state), new int[] {1, 1}).optimizer())
                .isEmpty();
    }
}
