package io.sparbiter.driver.report;

import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Space;
import io.sparbiter.worker.Counted;
import io.sparbiter.worker.command.PointText;
import java.util.Locale;
import java.util.stream.Collectors;

/** A space as a person reads it. */
public final class SpaceReport {
    private static final int MOST_VALUES = 12;

    private SpaceReport() {}

    /** The axes with their values, the number of points, and the point in the middle. */
    public static String of(Space space) {
        int width = space.axes().stream()
                .mapToInt(axis -> axis.name().length())
                .max()
                .orElseThrow();
        var text = new StringBuilder();
        for (Axis axis : space.axes()) {
            text.append(
                    String.format(Locale.ROOT, "%-" + width + "s  %2d  %s%n", axis.name(), axis.size(), values(axis)));
        }
        text.append(String.format(Locale.ROOT, "%n%s%n", Counted.of(space.cardinality(), "point")));
        long middle = space.cardinality() / 2;
        text.append(String.format(Locale.ROOT, "%nfor example point %,d:%n", middle));
        space.point(middle)
                .values()
                .forEach((axis, value) ->
                        text.append(String.format(Locale.ROOT, "  %-" + width + "s  %s%n", axis, PointText.of(value))));
        return text.toString();
    }

    private static String values(Axis axis) {
        String values =
                axis.values().stream().limit(MOST_VALUES).map(PointText::of).collect(Collectors.joining(", "));
        return axis.size() <= MOST_VALUES
                ? values
                : values + ", … " + PointText.of(axis.values().get(axis.size() - 1));
    }
}
