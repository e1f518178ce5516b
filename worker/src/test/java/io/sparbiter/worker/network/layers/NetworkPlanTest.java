package io.sparbiter.worker.network.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.layers.HyperParameters.Convolution;
import io.sparbiter.worker.network.layers.LayerPlan.Dense;
import io.sparbiter.worker.network.layers.LayerPlan.Normalization;
import io.sparbiter.worker.network.layers.LayerPlan.Role;
import io.sparbiter.worker.network.layers.LayerPlan.Softmax;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Engines compute from a plan on the vectors that Deeplearning4j has laid out: the two must agree. */
class NetworkPlanTest {
    static Stream<NetworkPlan> plans() {
        var parameters = new HyperParameters(
                List.of(new Convolution(5, 3), new Convolution(4, 2), new Convolution(3, 7)),
                24,
                20,
                Optimizer.ADAM,
                0.001,
                0.3,
                1e-5,
                1e-4,
                32);
        var colour = new ImageShape(13, 17, 3, 4);
        return Stream.of(
                NetworkPlan.of(parameters, NetworkSettings.DEFAULT, colour, new double[] {1, 2, 3, 4}),
                Points.plan(Points.small(4, 16)),
                NetworkPlan.dense(List.of(128, 64), 0.001, NetworkSettings.DEFAULT, Points.MNIST, new double[0]));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyParameterIsWhereDeeplearning4jHasIt(NetworkPlan plan) {
        MultiLayerNetwork network = NetworkFactory.network(plan, 1);
        List<Slice> theirs = new ArrayList<>();
        for (var layer : network.getLayers()) {
            layer.paramTable(false).values().stream()
                    .map(view -> new Slice(view.offset(), view.length()))
                    .sorted((a, b) -> Long.compare(a.offset(), b.offset()))
                    .forEach(theirs::add);
        }
        assertThat(separated(plan)).isEqualTo(theirs);
        assertThat(plan.parameters()).isEqualTo(network.numParams());
    }

    /** Gamma and beta are two parameters there and one here. */
    private static List<Slice> separated(NetworkPlan plan) {
        return plan.layers().stream()
                .flatMap(layer -> layer.parts().stream().flatMap(part -> {
                    Slice all = part.slice();
                    if (!(layer instanceof Normalization) || part.role() != Role.FREE) {
                        return Stream.of(all);
                    }
                    long half = all.length() / 2;
                    return Stream.of(new Slice(all.offset(), half), new Slice(all.offset() + half, half));
                }))
                .toList();
    }

    /** Column-major [inputs, outputs] in memory is row-major [outputs, inputs]. */
    @ParameterizedTest
    @MethodSource("plans")
    void denseWeightsAreRowMajorByOutput(NetworkPlan plan) {
        MultiLayerNetwork network = NetworkFactory.network(plan, 1);
        Dense last = ((Softmax) plan.layers().get(plan.layers().size() - 1)).dense();
        INDArray weights = network.getOutputLayer().getParam("W");
        int output = last.outputs() - 1;
        int input = last.inputs() - 2;
        assertThat(network.params().getFloat(last.weights().offset() + (long) output * last.inputs() + input))
                .isEqualTo(weights.getFloat(input, output));
    }

    @Test
    void imagesThatPoolingsLeaveNothingOfAreRefused() {
        var shape = new ImageShape(28, 7, 1, 10);
        assertThatThrownBy(() -> NetworkPlan.of(Points.small(4, 8), NetworkSettings.DEFAULT, shape, new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Cannot build a network for images of 7 x 28: three poolings of 2 x 2 leave nothing of them");
    }
}
