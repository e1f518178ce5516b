package io.sparbiter.driver.config.space;

import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.ConfigNode.Items;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.Problems;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.ValueText;
import io.sparbiter.driver.config.yaml.ValueType;
import io.sparbiter.driver.config.yaml.ValueTypes;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Axis.IntegerAxis;
import io.sparbiter.search.space.Axis.RealAxis;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code start}: points of a space, each with a value for every axis. */
public final class StartReader {
    private static final int MOST_LISTED = 10;

    private final Space space;
    private final Problems problems;

    public StartReader(Space space, Problems problems) {
        this.space = space;
        this.problems = problems;
    }

    /** The points that could be read, in their order. */
    public List<Point> read(ConfigNode node) {
        if (!(node instanceof Items list)) {
            problems.add(
                    node.place(),
                    "start (" + node.shown() + ") must be a list of points.",
                    "Begin each point with a dash, as in - {axis: value, …}.");
            return List.of();
        }
        Map<Point, String> points = new LinkedHashMap<>();
        for (int i = 0; i < list.items().size() && !problems.areMany(); i++) {
            add(points, "start[" + i + "]", list.items().get(i));
        }
        return List.copyOf(points.keySet());
    }

    private void add(Map<Point, String> points, String name, ConfigNode node) {
        if (!(node instanceof Mapping map)) {
            String message = name + " (" + node.shown() + ") must be a map of axes.";
            problems.add(node.place(), message, "Write it like {axis: value, …}.");
            return;
        }
        Optional<Point> point = Section.read(name, map, problems, this::point);
        String earlier = point.map(found -> points.putIfAbsent(found, name)).orElse(null);
        if (earlier != null) {
            problems.add(node.place(), name + " is the same point as " + earlier + ".", "Remove one of the two.");
        }
    }

    private Optional<Point> point(Section section) {
        int[] levels = new int[space.axes().size()];
        boolean complete = true;
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            Axis axis = space.axes().get(i);
            if (!section.isSet(axis.name())) {
                missing.add(axis.name());
            }
            Optional<Integer> level = section.find(axis.name(), level(axis), "Choose one of " + values(axis) + ".");
            levels[i] = level.orElse(0);
            complete &= level.isPresent();
        }
        if (!missing.isEmpty()) {
            String message = section.name() + " lacks " + ValueText.list(missing) + ".";
            section.problem(message, "Give a start point a value on every axis.");
        }
        return complete ? Optional.of(space.point(levels)) : Optional.empty();
    }

    private static ValueType<Integer> level(Axis axis) {
        return value(axis).map(value -> axis.values().indexOf(value)).where(level -> level >= 0, "is not on the axis");
    }

    private static ValueType<? extends Serializable> value(Axis axis) {
        if (axis instanceof IntegerAxis) {
            return ValueTypes.LONG;
        }
        return axis instanceof RealAxis ? ValueTypes.REAL : ValueTypes.TEXT;
    }

    private static String values(Axis axis) {
        List<String> values =
                axis.values().stream().map(ValueText::of).limit(MOST_LISTED).toList();
        return String.join(", ", values) + (axis.size() > MOST_LISTED ? ", …" : "");
    }
}
