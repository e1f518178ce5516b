package io.sparbiter.search.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * An axis-parallel box of objectives, more being better.
 *
 * @param lower by objective
 * @param upper by objective, above {@code lower}; {@link Double#POSITIVE_INFINITY} where it has no end
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
public record Box(double[] lower, double[] upper) {
    /**
     * Divides all that is above a reference point and not dominated by a front into boxes: by slabs of the last objective,
     * each divided by the others. That takes one box more than points for two objectives, and about n²/2 for three.
     *
     * @param front points, in any order; those that others dominate cost boxes
     */
    public static List<Box> notDominated(List<double[]> front, double[] reference) {
        List<double[]> inside =
                front.stream().filter(point -> isAbove(point, reference)).toList();
        return divide(inside, reference, reference.length);
    }

    private static boolean isAbove(double[] point, double[] reference) {
        for (int i = 0; i < reference.length; i++) {
            if (point[i] <= reference[i]) {
                return false;
            }
        }
        return true;
    }

    private static List<Box> divide(List<double[]> points, double[] reference, int dimensions) {
        if (dimensions == 0) {
            return points.isEmpty() ? List.of(new Box(new double[0], new double[0])) : List.of();
        }
        int last = dimensions - 1;
        List<double[]> descending = points.stream()
                .sorted(Comparator.comparingDouble((double[] point) -> -point[last]))
                .toList();
        List<Box> boxes = new ArrayList<>();
        double upper = Double.POSITIVE_INFINITY;
        for (int above = 0; above <= descending.size(); above++) {
            double lower = above < descending.size() ? descending.get(above)[last] : reference[last];
            if (lower < upper) {
                for (Box box : divide(descending.subList(0, above), reference, last)) {
                    boxes.add(box.by(lower, upper));
                }
            }
            upper = lower;
        }
        return boxes;
    }

    /** With one dimension more. */
    private Box by(double from, double to) {
        return new Box(append(lower, from), append(upper, to));
    }

    private static double[] append(double[] values, double value) {
        double[] more = Arrays.copyOf(values, values.length + 1);
        more[values.length] = value;
        return more;
    }
}
