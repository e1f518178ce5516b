package io.sparbiter.worker.network.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GlorotNormalTest {
    /** 200,000 draws: the standard error of the deviation is 0.16 % of it, so ±1 % fails once in 10⁹ seeds. */
    @Test
    void drawsHaveGlorotsVarianceAndEndAtTwoDeviationsOfTheUncutNormal() {
        Nd4j.getRandom().setSeed(5);
        INDArray weights =
                new GlorotNormal().init(300, 700, new long[] {400, 500}, 'f', Nd4j.create(DataType.FLOAT, 200_000));
        double deviation = Math.sqrt(2.0 / 1000);
        assertThat(weights.shape()).containsExactly(400, 500);
        assertThat(weights.stdNumber().doubleValue()).isCloseTo(deviation, within(0.01 * deviation));
        assertThat(weights.meanNumber().doubleValue()).isCloseTo(0, within(0.015 * deviation));
        assertThat(weights.amaxNumber().doubleValue())
                .isBetween(1.99 * deviation / 0.8796256610342398, 2 * deviation / 0.8796256610342398);
    }

    @Test
    void layersDrawDifferentWeights() {
        Nd4j.getRandom().setSeed(5);
        INDArray first = new GlorotNormal().init(3, 3, new long[] {3, 3}, 'f', Nd4j.create(DataType.FLOAT, 9));
        INDArray second = new GlorotNormal().init(3, 3, new long[] {3, 3}, 'f', Nd4j.create(DataType.FLOAT, 9));
        assertThat(first).isNotEqualTo(second);
    }
}
