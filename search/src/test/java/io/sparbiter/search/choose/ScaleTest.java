package io.sparbiter.search.choose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Axis.CategoricalAxis;
import io.sparbiter.search.space.Axis.IntegerAxis;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void powersAreEquallyFarApart() {
        assertThat(distances(32L, 64L, 128L, 256L))
                .containsExactly(new double[] {0, 1 / 3.0, 2 / 3.0, 1}, within(1e-9));
    }

    @Test
    void evenStepsAreEquallyFarApart() {
        assertThat(distances(3L, 5L, 7L)).containsExactly(0, 0.5, 1);
        assertThat(distances(0L, 1L, 2L, 3L, 4L)).containsExactly(0, 0.25, 0.5, 0.75, 1);
    }

    @Test
    void aZeroBeforePowersIsAStepOfItsOwn() {
        assertThat(distances(0L, 64L, 128L, 256L)).containsExactly(new double[] {0, 1 / 3.0, 2 / 3.0, 1}, within(1e-9));
    }

    @Test
    void negativeNumbersLieByTheirValues() {
        assertThat(distances(-100L, 0L, 100L)).containsExactly(0, 0.5, 1);
    }

    @Test
    void aConstantAxisSeparatesNothing() {
        assertThat(distances(5L)).containsExactly(0);
    }

    @Test
    void wordsAreAllEquallyFarApart() {
        Scale scale = Scale.of(new CategoricalAxis("optimizer", List.of("adam", "nadam", "adadelta")));
        assertThat(scale.isOrdered()).isFalse();
        assertThat(scale.distance(0, 1)).isEqualTo(1).isEqualTo(scale.distance(0, 2));
        assertThat(scale.distance(2, 2)).isZero();
    }

    private static double[] distances(Long... values) {
        Axis axis = new IntegerAxis("x", List.of(values));
        double[] distances = new double[values.length];
        for (int level = 0; level < distances.length; level++) {
            distances[level] = Scale.of(axis).distance(0, level);
        }
        return distances;
    }
}
