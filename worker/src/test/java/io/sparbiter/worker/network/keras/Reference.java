package io.sparbiter.worker.network.keras;

import java.util.function.DoubleUnaryOperator;

/** Keras' optimizers as its documentation and source have them, in double precision for a single parameter. */
final class Reference {
    private Reference() {}

    /** Takes a gradient, gives what is subtracted from the parameter. */
    interface Stepper extends DoubleUnaryOperator {}

    static Stepper adam(double rate) {
        return new Stepper() {
            private double m;
            private double v;
            private int t;

            @Override
            public double applyAsDouble(double g) {
                t++;
                m = 0.9 * m + 0.1 * g;
                v = 0.999 * v + 0.001 * g * g;
                double corrected = rate * Math.sqrt(1 - Math.pow(0.999, t)) / (1 - Math.pow(0.9, t));
                return corrected * m / (Math.sqrt(v) + 1e-7);
            }
        };
    }

    static Stepper nadam(double rate) {
        return new Stepper() {
            private double m;
            private double v;
            private double product = 1;
            private int t;

            @Override
            public double applyAsDouble(double g) {
                t++;
                double now = 0.9 * (1 - 0.5 * Math.pow(0.96, t));
                double next = 0.9 * (1 - 0.5 * Math.pow(0.96, t + 1));
                product *= now;
                m = 0.9 * m + 0.1 * g;
                v = 0.999 * v + 0.001 * g * g;
                double mHat = next * m / (1 - product * next) + (1 - now) * g / (1 - product);
                double vHat = v / (1 - Math.pow(0.999, t));
                return rate * mHat / (Math.sqrt(vHat) + 1e-7);
            }
        };
    }

    static Stepper adadelta(double rate) {
        return new Stepper() {
            private double squares;
            private double squaredSteps;

            @Override
            public double applyAsDouble(double g) {
                squares = 0.95 * squares + 0.05 * g * g;
                double step = Math.sqrt(squaredSteps + 1e-7) / Math.sqrt(squares + 1e-7) * g;
                squaredSteps = 0.95 * squaredSteps + 0.05 * step * step;
                return rate * step;
            }
        };
    }
}
