package io.sparbiter.driver.picture.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void binsHaveRoundWidthsAndCoverTheRange() {
        Histogram bins = Histogram.covering(0.117, 0.996, 60);
        assertThat(bins.width()).isEqualTo(0.02, within(1e-12));
        assertThat(bins.min()).isEqualTo(0.10, within(1e-12));
        assertThat(bins.max()).isBetween(0.996, 1.0001);
        assertThat(bins.bins()).isLessThanOrEqualTo(60);
    }

    @Test
    void everyValueOfTheRangeIsCounted() {
        double[] values = {0.117, 0.5, 0.5, 0.98, 0.996};
        assertThat(Histogram.covering(0.117, 0.996, 60).counts(DoubleStream.of(values)))
                .contains(2)
                .satisfies(counts -> assertThat(DoubleStream.of(counts).sum()).isEqualTo(5));
        assertThat(Histogram.covering(0.5, 0.5, 60).counts(DoubleStream.of(0.5)))
                .contains(1);
    }

    @Test
    void whatLiesOutsideIsLeftOut() {
        Histogram bins = new Histogram(0, 1, 2);
        assertThat(bins.counts(DoubleStream.of(-0.1, 0, 1, 2, 2.1))).containsExactly(1, 2);
    }

    @Test
    void theOutlineStandsOnTheGround() {
        Histogram bins = new Histogram(0, 1, 2);
        assertThat(bins.outlineX()).containsExactly(0, 0, 1, 1, 2, 2);
        assertThat(bins.outlineY(new double[] {3, 4})).containsExactly(0, 3, 3, 4, 4, 0);
    }
}
