package io.sparbiter.driver.run;

import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the values of one space's points in another space, whose axes may have another order and other values. */
final class SameAxes {
    private SameAxes() {}

    /** Names and types, sorted: what has to be equal. */
    static String describe(Map<String, Serializable> values) {
        Map<String, String> types = new TreeMap<>();
        values.forEach((axis, value) -> types.put(axis, type(value)));
        return types.toString();
    }

    private static String type(Serializable value) {
        if (value instanceof Long) {
            return "integer";
        }
        return value instanceof Double ? "decimal" : "word";
    }

    /** The point with these values, one per axis; empty if an axis lacks its value. */
    static Optional<Point> point(Space space, Map<String, Serializable> values) {
        List<Axis> axes = space.axes();
        int[] levels = new int[axes.size()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = axes.get(i).values().indexOf(values.get(axes.get(i).name()));
            if (levels[i] < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(space.point(levels));
    }
}
