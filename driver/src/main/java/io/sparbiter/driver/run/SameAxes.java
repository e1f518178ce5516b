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

    /** Names and types, sorted. */
    static String describe(Map<String, Serializable> values) {
        Map<String, String> types = new TreeMap<>();
        values.forEach((axis, value) -> types.put(axis, type(value)));
        return types.toString();
    }

    /** Whether points with these values are of a space with such axes: those that lack have conditions. */
    static boolean fit(Space space, Map<String, Serializable> values) {
        List<String> names = space.axes().stream().map(Axis::name).toList();
        return names.containsAll(values.keySet())
                && space.axes().stream().allMatch(axis -> fits(axis, values.get(axis.name()), space));
    }

    private static boolean fits(Axis axis, Serializable value, Space space) {
        return value == null
                ? space.conditions().containsKey(axis.name())
                : type(value).equals(type(axis.values().get(0)));
    }

    /** Names and types of a space's axes, sorted. */
    static String describe(Space space) {
        Map<String, Serializable> values = new TreeMap<>();
        space.axes().forEach(axis -> values.put(axis.name(), axis.values().get(0)));
        return describe(values);
    }

    private static String type(Serializable value) {
        if (value instanceof Long) {
            return "integer";
        }
        return value instanceof Double ? "decimal" : "word";
    }

    /** The point with these values; empty if an axis lacks its value, a condition differs or a constraint excludes it. */
    static Optional<Point> point(Space space, Map<String, Serializable> values) {
        List<Axis> axes = space.axes();
        int[] levels = new int[axes.size()];
        for (int i = 0; i < levels.length; i++) {
            Serializable value = values.get(axes.get(i).name());
            levels[i] = value == null ? 0 : axes.get(i).values().indexOf(value);
            if (levels[i] < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(space.point(levels))
                .filter(point -> point.values().equals(values))
                .filter(point -> space.admits(point.index()));
    }
}
