package io.sparbiter.search.bayes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Minimises a smooth function by L-BFGS with backtracking (Nocedal and Wright, Numerical Optimization, 2006, chapter 7). */
final class Lbfgs {
    private static final int MEMORY = 8;
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double LONGEST_STEP = 2;

    private Lbfgs() {}

    /** A function with its gradient, which is written to the second argument. */
    interface Function {
        double at(double[] x, double[] gradient);
    }

    /** Where it ended. */
    static final class Minimum {
        private final double[] x;
        private final double value;

        private Minimum(double[] x, double value) {
            this.x = x;
            this.value = value;
        }

        double[] x() {
            return x;
        }

        double value() {
            return value;
        }
    }

    /** Descends until the value falls by less than {@code tolerance} or the function was asked {@code most} times. */
    static Minimum descend(Function function, double[] start, double tolerance, int most) {
        double[] x = start.clone();
        double[] gradient = new double[x.length];
        double value = function.at(x, gradient);
        Deque<Pair> memory = new ArrayDeque<>();
        for (int asked = 1; asked < most; ) {
            double[] step = step(gradient, memory);
            double slope = dot(step, gradient);
            double[] next = new double[x.length];
            double[] nextGradient = new double[x.length];
            double nextValue = Double.POSITIVE_INFINITY;
            for (double length = 1; asked < most && length > 1e-6; length /= 3) {
                for (int i = 0; i < x.length; i++) {
                    next[i] = x[i] + length * step[i];
                }
                nextValue = function.at(next, nextGradient);
                asked++;
                if (nextValue <= value + SUFFICIENT_DECREASE * length * slope) {
                    break;
                }
            }
            if (!(nextValue < value)) {
                break;
            }
            remember(memory, new Pair(x, gradient, next, nextGradient));
            boolean isFlat = value - nextValue < tolerance;
            x = next;
            gradient = nextGradient;
            value = nextValue;
            if (isFlat) {
                break;
            }
        }
        return new Minimum(x, value);
    }

    private static void remember(Deque<Pair> memory, Pair pair) {
        if (pair.product > 1e-12) {
            memory.addFirst(pair);
        }
        if (memory.size() > MEMORY) {
            memory.removeLast();
        }
    }

    /** The two loops of algorithm 7.4, the step no longer than the limit. */
    private static double[] step(double[] gradient, Deque<Pair> memory) {
        double[] step = gradient.clone();
        double[] weights = new double[memory.size()];
        int i = 0;
        for (Pair pair : memory) {
            weights[i] = dot(pair.step, step) / pair.product;
            add(step, -weights[i++], pair.change);
        }
        scale(step, memory.isEmpty() ? 1 : memory.getFirst().scale());
        for (Iterator<Pair> pairs = memory.descendingIterator(); pairs.hasNext(); ) {
            Pair pair = pairs.next();
            add(step, weights[--i] - dot(pair.change, step) / pair.product, pair.step);
        }
        double length = Math.sqrt(dot(step, step));
        scale(step, -Math.min(1, LONGEST_STEP / Math.max(length, 1e-300)));
        return step;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] to, double factor, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * what[i];
        }
    }

    private static void scale(double[] x, double factor) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= factor;
        }
    }

    /** A step and how it changed the gradient. */
    private static final class Pair {
        private final double[] step;
        private final double[] change;
        private final double product;

        Pair(double[] x, double[] gradient, double[] next, double[] nextGradient) {
            step = next.clone();
            add(step, -1, x);
            change = nextGradient.clone();
            add(change, -1, gradient);
            product = dot(step, change);
        }

        double scale() {
            return product / dot(change, change);
        }
    }
}
