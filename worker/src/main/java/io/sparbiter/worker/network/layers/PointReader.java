package io.sparbiter.worker.network.layers;

import io.sparbiter.search.space.Point;
import io.sparbiter.worker.network.layers.HyperParameters.Convolution;

/** Reads a point's values, with defaults for the axes its space lacks. */
record PointReader(Point point) {
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
        return checked("optimizer") ? Optimizer.ofWord(point.word("optimizer")).orElseThrow() : Optimizer.ADAM;
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
