package io.sparbiter.search.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.choose.Scale;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FitTest {
    private static final Space SPACE = Spaces.grid(9, 8, 7);
    private static final List<Sample> SAMPLES = IntStream.range(0, 30)
            .mapToObj(number -> Sample.atEnd(SPACE.levels(number * 37L % SPACE.cardinality())))
            .toList();
    /** The first axis matters. */
    private static final double[] TARGETS =
            SAMPLES.stream().mapToDouble(sample -> sample.levels()[0] / 4.0 - 1).toArray();

    private final Fit fit = new Fit(SPACE.axes().stream().map(Scale::of).toList());

    @Test
    void inSlicesItEndsWhereItEndsAtOnce() {
        var whole = new Fit(SPACE.axes().stream().map(Scale::of).toList());
        whole.begin(SAMPLES, TARGETS, 5);
        assertThat(whole.goOn(Long.MAX_VALUE)).isTrue();

        KernelParameters before = fit.last();
        fit.begin(SAMPLES, TARGETS, 5);
        for (int slice = 1; slice < 4; slice++) {
            assertThat(fit.goOn(1)).isFalse();
            assertThat(fit.last()).isEqualTo(before);
        }
        assertThat(fit.goOn(1)).isTrue();
        assertThat(fit.isUnderWay()).isFalse();
        assertThat(fit.last()).isEqualTo(whole.last()).isNotEqualTo(before);
    }
}
