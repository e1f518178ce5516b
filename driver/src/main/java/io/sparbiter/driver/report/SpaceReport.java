package io.sparbiter.driver.report;

import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Condition;
import io.sparbiter.search.space.Constraint;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.SpaceSize;
import io.sparbiter.worker.Counted;
import io.sparbiter.worker.command.PointText;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A space as a person reads it. */
public final class SpaceReport {
    private static final int MOST_VALUES = 12;

    /** Longer axes are ranges to a person. */
    private static final int MOST_SINGLE_VALUES = 100;

    private static final MathContext ESTIMATE = new MathContext(3);

    private final Space space;
    private final StringBuilder text = new StringBuilder();
    private final int width;

    private SpaceReport(Space space) {
        this.space = space;
        width = space.axes().stream()
                .mapToInt(axis -> axis.name().length())
                .max()
                .orElseThrow();
    }

    /**
     * The axes with their values and conditions, the number of points, what constraints leave of them, and a point in the
     * middle.
     */
    public static String of(Space space) {
        var report = new SpaceReport(space);
        report.axes();
        report.points();
        report.example(space.example());
        return report.text.toString();
    }

    /** How many points there are, {@code about} so many if they were not counted. */
    public static String points(SpaceSize size) {
        return (size.isExact() ? "" : "about ") + Counted.of(shown(size), "point");
    }

    private static long shown(SpaceSize size) {
        return size.isExact()
                ? size.points()
                : BigDecimal.valueOf(size.points()).round(ESTIMATE).longValue();
    }

    /**
     * Some points of a space, a line each; a cell is empty where the axis is inactive.
     *
     * @param screen how wide it may be
     */
    public static String table(Space space, List<Point> points, int screen) {
        TextTable table = new TextTable(screen)
                .column(
                        "point",
                        points.stream()
                                .map(point -> Long.toString(point.index()))
                                .toList());
        for (Axis axis : space.axes()) {
            table.column(
                    axis.name(),
                    points.stream()
                            .map(point -> PointText.of(point.values().getOrDefault(axis.name(), "")))
                            .toList());
        }
        return table.toString();
    }

    private void line(String format, Object... words) {
        text.append(String.format(Locale.ROOT, format, words)).append(System.lineSeparator());
    }

    private void axes() {
        for (Axis axis : space.axes()) {
            Condition condition = space.conditions().get(axis.name());
            line(
                    "%-" + width + "s  %2d  %s%s",
                    axis.name(),
                    axis.size(),
                    values(axis),
                    condition == null ? "" : "  when " + words(condition));
        }
    }

    private static String values(Axis axis) {
        String last = PointText.of(axis.values().get(axis.size() - 1));
        if (axis.size() > MOST_SINGLE_VALUES) {
            return "values from " + PointText.of(axis.values().get(0)) + " to " + last;
        }
        String values =
                axis.values().stream().limit(MOST_VALUES).map(PointText::of).collect(Collectors.joining(", "));
        return axis.size() <= MOST_VALUES ? values : values + ", … " + last;
    }

    private static String words(Condition condition) {
        return condition.values().entrySet().stream()
                .map(axis -> axis.getKey() + " is " + either(axis.getValue()))
                .collect(Collectors.joining(" and "));
    }

    private static String either(List<Serializable> values) {
        return values.stream().map(PointText::of).collect(Collectors.joining(" or "));
    }

    private void points() {
        SpaceSize all = space.with(List.of()).size();
        line("%n%s", points(all));
        if (!space.constraints().isEmpty()) {
            line("%nconstraints, and how many points each excludes alone:");
            int longest = space.constraints().stream()
                    .mapToInt(constraint -> constraint.text().length())
                    .max()
                    .orElseThrow();
            space.constraints().forEach(constraint -> excluded(constraint, longest, all));
            line("they leave %s", points(space.size()));
        }
        if (!space.size().isExact()) {
            line("Estimated by drawing points; the standard error is %s.", points(error(space.size())));
        }
    }

    private static SpaceSize error(SpaceSize size) {
        return new SpaceSize((long) Math.ceil(size.error()), false, 0);
    }

    private void excluded(Constraint constraint, int longest, SpaceSize all) {
        SpaceSize left = space.with(List.of(constraint)).size();
        boolean isExact = all.isExact() && left.isExact();
        SpaceSize excluded = new SpaceSize(Math.max(0, all.points() - left.points()), isExact, left.error());
        line("  %-" + longest + "s  %s%,d", constraint.text(), isExact ? "" : "about ", shown(excluded));
    }

    private void example(Point point) {
        line("%nfor example point %,d:", point.index());
        point.values().forEach((axis, value) -> line("  %-" + width + "s  %s", axis, PointText.of(value)));
    }
}
