package io.sparbiter.search.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {
    private static List<double[]> front(double[]... points) {
        return ParetoFront.of(List.of(points), Function.identity());
    }

    @Test
    void whatNothingDominatesIsOnTheFrontInItsOrder() {
        double[] low = {1, 5};
        double[] high = {5, 1};
        double[] middle = {3, 3};
        assertThat(front(low, new double[] {3, 2}, high, new double[] {0, 5}, middle))
                .containsExactly(low, high, middle);
    }

    @Test
    void equalOnesAreAllOnIt() {
        assertThat(front(new double[] {1, 1}, new double[] {1, 1}, new double[] {1, 0}))
                .hasSize(2);
    }

    @Test
    void ofOneObjectiveItIsTheBest() {
        assertThat(front(new double[] {1}, new double[] {3}, new double[] {2})).containsExactly(new double[] {3});
    }

    @Test
    void ofNothingItIsNothing() {
        assertThat(front()).isEmpty();
    }
}
