package io.sparbiter.worker.network.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkSummaryTest {
    @Test
    void theStudysBestNetworkReadsAsInKeras() {
        NetworkSummary summary = NetworkSummary.of(Points.plan(Points.trial324()));
        assertThat(summary.text()).isEqualTo("""
                Layer (type)                          Output shape            Parameters
                ========================================================================
                batch_norm (BatchNormalization)       (1, 28, 28)                      4
                conv_1 (Conv2D)                       (256, 28, 28)               12,800
                max_pool_1 (MaxPooling2D)             (256, 14, 14)                    0
                batch_norm_1 (BatchNormalization)     (256, 14, 14)                1,024
                conv_2 (Conv2D)                       (256, 14, 14)            3,211,520
                max_pool_2 (MaxPooling2D)             (256, 7, 7)                      0
                batch_norm_2 (BatchNormalization)     (256, 7, 7)                  1,024
                conv_3 (Conv2D)                       (32, 7, 7)                 204,832
                max_pool_3 (MaxPooling2D)             (32, 3, 3)                       0
                batch_norm_3 (BatchNormalization)     (32, 3, 3)                     128
                flatten (Flatten)                     (288)                            0
                dense_1 (Dense)                       (64)                        18,496
                dropout (Dropout)                     (64)                             0
                softmax (Dense)                       (10)                           650
                ========================================================================
                Total parameters: 3,450,478
                Trainable parameters: 3,449,388
                Non-trainable parameters: 1,090
                """);
    }

    @Test
    void noLineIsLongerThanATerminal() {
        assertThat(NetworkSummary.of(Points.plan(Points.small(65_536, 65_536)))
                        .text()
                        .lines())
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void aPlainNetworkHasASummaryToo() {
        var plan = NetworkPlan.dense(List.of(128, 64), 0.001, NetworkSettings.DEFAULT, Points.MNIST, new double[0]);
        assertThat(NetworkSummary.of(plan).layers())
                .extracting(NetworkSummary.Layer::name)
                .containsExactly("flatten", "dense_1", "dense_2", "softmax");
        assertThat(NetworkSummary.of(plan).parameters()).isEqualTo(109_386);
        assertThat(plan.multiplications()).isEqualTo(784 * 128 + 128 * 64 + 64 * 10);
    }

    static LongStream smallPoints() {
        return new SplittableRandom(11)
                .longs(0, Points.SPACE.cardinality())
                .filter(index -> summary(index).parameters() < 200_000)
                .limit(5);
    }

    @ParameterizedTest
    @MethodSource("smallPoints")
    void itCountsWhatTheNetworkHas(long index) {
        MultiLayerNetwork network = NetworkFactory.network(Points.plan(hyperParameters(index)), 1);
        long[] counted = summary(index).layers().stream()
                .filter(layer -> !layer.type().equals("Flatten"))
                .mapToLong(NetworkSummary.Layer::parameters)
                .toArray();
        assertThat(Arrays.stream(network.getLayers()).mapToLong(layer -> layer.numParams()))
                .containsExactly(Arrays.stream(counted).boxed().toArray(Long[]::new));
    }

    private static NetworkSummary summary(long index) {
        return NetworkSummary.of(Points.plan(hyperParameters(index)));
    }

    private static HyperParameters hyperParameters(long index) {
        return HyperParameters.of(Points.SPACE.point(index), NetworkSettings.DEFAULT, 0.001, 128);
    }
}
