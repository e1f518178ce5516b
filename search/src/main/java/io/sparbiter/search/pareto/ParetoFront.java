package io.sparbiter.search.pareto;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Finds what none of the others dominates: nothing else is at least as good by all objectives and better by one. Equal ones
 * do not dominate each other.
 */
public final class ParetoFront {
    private ParetoFront() {}

    /**
     * The members of the front, in their order.
     *
     * @param values by objective, more being better, as many for each
     */
    public static <T> List<T> of(List<T> candidates, Function<T, double[]> values) {
        List<double[]> all = candidates.stream().map(values).toList();
        List<T> front = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            double[] own = all.get(i);
            if (all.stream().noneMatch(one -> dominates(one, own))) {
                front.add(candidates.get(i));
            }
        }
        return front;
    }

    private static boolean dominates(double[] better, double[] worse) {
        boolean isBetter = false;
        for (int i = 0; i < better.length; i++) {
            if (better[i] < worse[i]) {
                return false;
            }
            isBetter |= better[i] > worse[i];
        }
        return isBetter;
    }
}
