package io.sparbiter.worker.network.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.network.layers.Points;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleNetworkTest {
    @Test
    void theSampleIsOfTheDefaultSpace() {
        assertThat(SampleNetwork.sample(12)).hasSize(12).doesNotHaveDuplicates().allSatisfy(network -> assertThat(
                        Points.SPACE.axes())
                .allSatisfy(axis -> assertThat(axis.values().stream().map(Object.class::cast))
                        .contains(network.point().values().get(axis.name()))));
    }

    @Test
    void itHasEveryOptimizerAndOneDenseLayerAndTwo() {
        List<SampleNetwork> sample = SampleNetwork.sample(12);

        assertThat(sample)
                .extracting(network -> network.point().values().get("optimizer"))
                .contains("adam", "nadam", "adadelta");
        assertThat(sample)
                .extracting(network -> network.point().values().get("dense_2_units"))
                .contains(0L, 64L);
    }

    @Test
    void aPartOfItIsSpreadOverIt() {
        assertThat(SampleNetwork.sample(3))
                .extracting(SampleNetwork::word)
                .containsExactly(
                        "32-32-32/3-3-3/128/adam", "64-128-128/5-3-3/64/adadelta", "256-256-256/7-7-7/512-256/nadam");
        assertThat(SampleNetwork.sample(1)).hasSize(1);
    }
}
