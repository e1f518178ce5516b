package io.sparbiter.driver.picture.search;

import java.util.stream.DoubleStream;

/** Equally wide bins from {@code min} on; the last one includes its upper end. */
record Histogram(double min, double width, int bins) {
    private static final double LEAST_RANGE = 1e-6;

    /** Bins of a round width (1, 2 or 5 with zeros) and round ends that cover a range, at most {@code most} of them. */
    static Histogram covering(double from, double to, int most) {
        double least = Math.max(to - from, LEAST_RANGE) / (most - 1);
        double width = Math.pow(10, Math.floor(Math.log10(least)));
        for (int factor : new int[] {2, 5, 10}) {
            width = width * (1 + 1e-9) < least ? Math.pow(10, Math.floor(Math.log10(least))) * factor : width;
        }
        double min = Math.floor(from / width) * width;
        return new Histogram(min, width, Math.max(1, (int) Math.ceil((to - min) / width - 1e-9)));
    }

    double max() {
        return min + width * bins;
    }

    /** How many values fall into each; those outside of all are left out. */
    double[] counts(DoubleStream values) {
        double[] counts = new double[bins];
        values.forEach(value -> {
            double place = (value - min) / width;
            if (place >= 0 && place <= bins * (1 + 1e-12)) {
                counts[Math.min((int) place, bins - 1)]++;
            }
        });
        return counts;
    }

    /** The corners of the bars' outline from left to right: two a bin, and one at either end on the ground. */
    double[] outlineX() {
        double[] x = new double[2 * bins + 2];
        for (int i = 0; i < x.length; i++) {
            x[i] = min + width * Math.floorDiv(i, 2);
        }
        return x;
    }

    double[] outlineY(double[] counts) {
        double[] y = new double[2 * bins + 2];
        for (int i = 0; i < bins; i++) {
            y[2 * i + 1] = counts[i];
            y[2 * i + 2] = counts[i];
        }
        return y;
    }
}
