package io.sparbiter.worker.network.layers;

import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Axis.CategoricalAxis;
import io.sparbiter.search.space.Axis.IntegerAxis;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.worker.network.layers.HyperParameters.Convolution;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Points and hyperparameters for tests. */
public final class Points {
    public static final ImageShape MNIST = new ImageShape(28, 28, 1, 10);

    /** The default space of 82,944 points. */
    public static final Space SPACE = space();

    private Points() {}

    /** A point with these values on these axes, in turns. */
    public static Point of(Serializable... axesAndValues) {
        Map<String, Serializable> values = new LinkedHashMap<>();
        for (int i = 0; i < axesAndValues.length; i += 2) {
            values.put((String) axesAndValues[i], axesAndValues[i + 1]);
        }
        return new Point(0, values);
    }

    /** Three convolutions alike, one dense layer and adam, without penalties and dropout. */
    public static HyperParameters small(int filters, int units) {
        var convolution = new Convolution(filters, 3);
        return new HyperParameters(
                List.of(convolution, convolution, convolution), units, 0, Optimizer.ADAM, 0.001, 0, 0, 0, 32);
    }

    /** The network for MNIST with the default settings and without class weights. */
    public static NetworkPlan plan(HyperParameters parameters) {
        return NetworkPlan.of(parameters, NetworkSettings.DEFAULT, MNIST, new double[0]);
    }

    /** The best model of the reference study. */
    public static HyperParameters trial324() {
        var wide = new Convolution(256, 7);
        return new HyperParameters(
                List.of(wide, wide, new Convolution(32, 5)), 64, 0, Optimizer.ADAM, 0.001, 0.3, 1e-5, 1e-4, 128);
    }

    private static Space space() {
        var axes = new ArrayList<Axis>();
        for (int i = 1; i <= 3; i++) {
            axes.add(new IntegerAxis("conv_" + i + "_filters", List.of(32L, 64L, 128L, 256L)));
        }
        for (int i = 1; i <= 3; i++) {
            axes.add(new IntegerAxis("conv_" + i + "_kernel", List.of(3L, 5L, 7L)));
        }
        axes.add(new IntegerAxis("dense_1_units", List.of(64L, 128L, 256L, 512L)));
        axes.add(new IntegerAxis("dense_2_units", List.of(0L, 64L, 128L, 256L)));
        axes.add(new CategoricalAxis("optimizer", List.of("adam", "nadam", "adadelta")));
        return new Space(axes);
    }
}
