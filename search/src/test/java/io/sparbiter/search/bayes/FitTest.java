package io.sparbiter.search.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.choose.Scale;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FitTest {
    private static final Space SPACE = Spaces.grid(9, 8, 7);
    private static final int[][] POINTS = IntStream.range(0, 30)
            .mapToObj(number -> SPACE.levels(number * 37L % SPACE.cardinality()))
            .toArray(int[][]::new);
    /** The first axis matters. */
    private static final double[] TARGETS =
            Arrays.stream(POINTS).mapToDouble(point -> point[0] / 4.0 - 1).toArray();

    private final Fit fit = new Fit(SPACE.axes().stream().map(Scale::of).toList());

    @Test
    void inSlicesItEndsWhereItEndsAtOnce() {
        var whole = new Fit(SPACE.axes().stream().map(Scale::of).toList());
        whole.begin(POINTS, TARGETS, 5);
        assertThat(whole.goOn(Long.MAX_VALUE)).isTrue();

        KernelParameters before = fit.last();
        fit.begin(POINTS, TARGETS, 5);
        for (int slice = 1; slice < 4; slice++) {
            assertThat(fit.goOn(1)).isFalse();
            assertThat(fit.last()).isEqualTo(before);
        }
        assertThat(fit.goOn(1)).isTrue();
        assertThat(fit.isUnderWay()).isFalse();
        assertThat(fit.last()).isEqualTo(whole.last()).isNotEqualTo(before);
    }
}
