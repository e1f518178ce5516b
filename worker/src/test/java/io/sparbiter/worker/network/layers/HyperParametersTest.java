package io.sparbiter.worker.network.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Axis.CategoricalAxis;
import io.sparbiter.search.space.Axis.IntegerAxis;
import io.sparbiter.search.space.Axis.RealAxis;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.worker.network.layers.HyperParameters.Convolution;
import java.util.List;
import org.junit.jupiter.api.Test;

class HyperParametersTest {
    @Test
    void everyAxisHasItsPlace() {
        Point point = Points.of(
                "conv_1_filters",
                8L,
                "conv_2_filters",
                16L,
                "conv_3_filters",
                24L,
                "conv_1_kernel",
                5L,
                "conv_2_kernel",
                7L,
                "conv_3_kernel",
                9L,
                "dense_1_units",
                100L,
                "dense_2_units",
                50L,
                "optimizer",
                "nd4j-nadam",
                "learning_rate",
                0.01,
                "dropout",
                0.5,
                "l1",
                0.1,
                "l2",
                0.2,
                "batch",
                64L);
        assertThat(read(point))
                .isEqualTo(new HyperParameters(
                        List.of(new Convolution(8, 5), new Convolution(16, 7), new Convolution(24, 9)),
                        100,
                        50,
                        Optimizer.ND4J_NADAM,
                        0.01,
                        0.5,
                        0.1,
                        0.2,
                        64));
    }

    @Test
    void whatAPointDoesNotSayTheSettingsDo() {
        var convolution = new Convolution(32, 3);
        assertThat(read(Points.of("optimizer", "nadam")))
                .isEqualTo(new HyperParameters(
                        List.of(convolution, convolution, convolution),
                        128,
                        0,
                        Optimizer.NADAM,
                        0.001,
                        0.3,
                        1e-5,
                        1e-4,
                        128));
    }

    @Test
    void aWholeNumberServesWhereARealIsAskedFor() {
        assertThat(read(Points.of("learning_rate", 1L)).learningRate()).isEqualTo(1);
    }

    @Test
    void aPointOutOfRangeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Points.of("batch", 0L)))
                .withMessageContaining("Cannot build point 0: space.batch (0) must be a whole number from 1 to 65536.");
    }

    @Test
    void theDefaultSpaceHasNoProblem() {
        assertThat(HyperParameters.problems(Points.SPACE)).isEmpty();
    }

    @Test
    void anUnknownAxisIsNamedWithTheNearestKnownOne() {
        assertThat(problems(new IntegerAxis("dense1_units", List.of(64L))))
                .singleElement()
                .asString()
                .startsWith("space.dense1_units is no axis of this network.\nMaybe you meant dense_1_units; known are "
                        + "conv_1_filters, conv_1_kernel, conv_2_filters,");
    }

    @Test
    void anUnknownOptimizerIsNamedWithAllKnownOnes() {
        assertThat(problems(new CategoricalAxis("optimizer", List.of("adam", "adan", "sgd"))))
                .hasSize(2)
                .element(0)
                .isEqualTo("space.optimizer (adan) must be one of adam, nadam, adadelta, nd4j-nadam, nd4j-adadelta.\n"
                        + "Maybe you meant adam.");
    }

    @Test
    void aWordWhereANumberBelongsIsAProblem() {
        assertThat(problems(new CategoricalAxis("conv_1_filters", List.of("many"))))
                .containsExactly("space.conv_1_filters (many) must be a whole number from 1 to 65536.\n"
                        + "Take it out of the axis, or put an allowed value in its place.");
    }

    @Test
    void aNumberWhereAWordBelongsIsAProblem() {
        assertThat(problems(new IntegerAxis("optimizer", List.of(1L))))
                .singleElement()
                .asString()
                .startsWith("space.optimizer (1) must be one of adam,");
    }

    @Test
    void aFractionWhereAWholeNumberBelongsIsAProblem() {
        assertThat(problems(new RealAxis("dense_1_units", List.of(64.5))))
                .singleElement()
                .asString()
                .startsWith("space.dense_1_units (64.5) must be a whole number");
    }

    /** One decimal number makes all of an axis decimal. */
    @Test
    void wholeNumbersThatAreWrittenAsDecimalOnesAreToldInDigits() {
        String rule = " must be a whole number from 1 to 65536.\nWrite batch: ";
        String how = ", with no decimal point or exponent.";
        assertThat(problems(new RealAxis("batch", List.of(32.0, 100.0))))
                .containsExactly("space.batch (32.0)" + rule + "[32, 100]" + how);
        assertThat(problems(new RealAxis("batch", List.of(32.0, 40.0, 48.0, 56.0))))
                .containsExactly("space.batch (32.0)" + rule + "{min: 32, max: 56, step: 8}" + how);
        assertThat(problems(new RealAxis("batch", List.of(8.0, 16.0, 32.0))))
                .containsExactly("space.batch (8.0)" + rule + "[8, 16, 32]" + how);
        assertThat(problems(new RealAxis("batch", List.of(8.0, 22.6, 64.0))))
                .singleElement()
                .asString()
                .startsWith("space.batch (22.6) must be");
    }

    @Test
    void everyValueOutOfRangeIsAProblem() {
        assertThat(problems(
                        new IntegerAxis("conv_2_kernel", List.of(0L, 3L)),
                        new IntegerAxis("dense_2_units", List.of(0L, -1L)),
                        new RealAxis("learning_rate", List.of(0.0, 0.1)),
                        new RealAxis("dropout", List.of(0.0, 1.0)),
                        new RealAxis("l1", List.of(-0.1, 0.0)),
                        new RealAxis("l2", List.of(-0.2, 0.0))))
                .extracting(problem -> problem.substring(0, problem.indexOf(" must")))
                .containsExactly(
                        "space.conv_2_kernel (0)",
                        "space.dense_2_units (-1)",
                        "space.learning_rate (0.0)",
                        "space.dropout (1.0)",
                        "space.l1 (-0.1)",
                        "space.l2 (-0.2)");
    }

    private static HyperParameters read(Point point) {
        return HyperParameters.of(point, NetworkSettings.DEFAULT, 0.001, 128);
    }

    private static List<String> problems(Axis... axes) {
        return HyperParameters.problems(new Space(List.of(axes)));
    }
}
