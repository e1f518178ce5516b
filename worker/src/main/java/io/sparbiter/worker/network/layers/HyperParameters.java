package io.sparbiter.worker.network.layers;

import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.worker.network.layers.HyperParameters.Convolution;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a point of a space says about a network and its training. An axis that a space lacks, or that is inactive, takes
 * the search's setting
 * of the same name, or else 32 filters of 3×3 in a convolution, 128 units in the first dense layer, no second one, adam.
 *
 * @param convolutions the three convolution layers
 * @param dense1Units units of the first dense layer
 * @param dense2Units units of the second, 0 for no second dense layer
 * @param learningRate of the first epoch
 * @param dropout probability to drop an activation after the first dense layer
 * @param l1 as in {@link NetworkSettings}
 * @param l2 as in {@link NetworkSettings}
 * @param batch images a batch
 */
public record HyperParameters(
        List<Convolution> convolutions,
        int dense1Units,
        int dense2Units,
        Optimizer optimizer,
        double learningRate,
        double dropout,
        double l1,
        double l2,
        int batch)
        implements Serializable {
    public static final int CONVOLUTIONS = 3;

    public HyperParameters {
        convolutions = List.copyOf(convolutions);
    }

    /** One convolution layer: its filters, each {@code kernel} × {@code kernel}. */
    public record Convolution(int filters, int kernel) implements Serializable {}

    /**
     * What a point says, completed by the settings.
     *
     * @param learningRate where the space has no such axis
     * @param batch where the space has no such axis
     * @throws IllegalArgumentException if {@link #problems} has an objection to the point's space that concerns it
     */
    public static HyperParameters of(Point point, NetworkSettings network, double learningRate, int batch) {
        var reader = new PointReader(point);
        return new HyperParameters(
                IntStream.rangeClosed(1, CONVOLUTIONS)
                        .mapToObj(reader::convolution)
                        .toList(),
                reader.integer("dense_1_units", 128),
                reader.integer("dense_2_units", 0),
                reader.optimizer(),
                reader.real("learning_rate", learningRate),
                reader.real("dropout", network.dropout()),
                reader.real("l1", network.l1()),
                reader.real("l2", network.l2()),
                reader.integer("batch", batch));
    }

    /**
     * What keeps a space from being one of networks: unknown axes, values of the wrong type or out of range. Each
     * problem says on its second line what to do. Loads no ND4J.
     */
    public static List<String> problems(Space space) {
        return space.axes().stream()
                .flatMap(axis -> AxisRule.problems(axis).stream())
                .toList();
    }

    /** Reads a point's values, with defaults for the axes its space lacks. */
    private record PointReader(Point point) {
        Convolution convolution(int number) {
            String name = "conv_" + number;
            return new Convolution(integer(name + "_filters", 32), integer(name + "_kernel", 3));
        }

        int integer(String axis, int otherwise) {
            return checked(axis) ? Math.toIntExact(point.integer(axis)) : otherwise;
        }

        double real(String axis, double otherwise) {
            return checked(axis) ? point.real(axis) : otherwise;
        }

        Optimizer optimizer() {
            return checked("optimizer")
                    ? Optimizer.ofWord(point.word("optimizer")).orElseThrow()
                    : Optimizer.ADAM;
        }

        private boolean checked(String axis) {
            if (!point.has(axis)) {
                return false;
            }
            AxisRule.problem(axis, point.values().get(axis)).ifPresent(problem -> {
                throw new IllegalArgumentException("Cannot build point %d: %s".formatted(point.index(), problem));
            });
            return true;
        }
    }
}
