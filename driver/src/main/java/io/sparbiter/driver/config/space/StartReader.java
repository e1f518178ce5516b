package io.sparbiter.driver.config.space;

import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.ConfigNode.Items;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.Problems;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.ValueText;
import io.sparbiter.driver.config.yaml.ValueType;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Constraint;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code start}: points of a space, each with a value for every axis that is active there. */
public final class StartReader {
    private final Space space;
    private final boolean checksConstraints;
    private final Problems problems;

    /** @param checksConstraints whether points that the space's constraints exclude are refused */
    public StartReader(Space space, boolean checksConstraints, Problems problems) {
        this.space = space;
        this.checksConstraints = checksConstraints;
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
        List<Axis> axes = space.axes();
        int[] levels = new int[axes.size()];
        boolean complete = true;
        for (int i = 0; i < levels.length; i++) {
            Axis axis = axes.get(i);
            Optional<Integer> level =
                    section.find(axis.name(), level(axis), "Choose one of " + AxisValues.listed(axis) + ".");
            levels[i] = level.orElse(0);
            complete &= level.isPresent() || !section.isSet(axis.name());
        }
        return complete && isWhole(section, levels)
                ? Optional.of(space.point(levels)).filter(point -> isAdmitted(section, point))
                : Optional.empty();
    }

    /** Whether it has a value on each active axis and on no other. */
    private boolean isWhole(Section section, int[] levels) {
        Set<String> active = Arrays.stream(space.active(levels))
                .mapToObj(axis -> space.axes().get(axis).name())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> missing =
                active.stream().filter(axis -> !section.isSet(axis)).toList();
        List<String> superfluous = space.axes().stream()
                .map(Axis::name)
                .filter(axis -> section.isSet(axis) && !active.contains(axis))
                .toList();
        if (!missing.isEmpty()) {
            section.problem(
                    section.name() + " lacks " + ValueText.list(missing) + ".",
                    "Give a start point a value on every axis"
                            + (space.conditions().isEmpty() ? "." : " whose condition it meets."));
        } else if (!superfluous.isEmpty()) {
            section.problem(
                    section.name() + " has " + ValueText.list(superfluous)
                            + ", whose condition (when) it does not meet.",
                    "Remove the value.");
        }
        return missing.isEmpty() && superfluous.isEmpty();
    }

    private boolean isAdmitted(Section section, Point point) {
        Optional<Constraint> broken = checksConstraints ? space.broken(point) : Optional.empty();
        broken.ifPresent(constraint -> section.problem(
                section.name() + " is excluded by the constraint " + constraint.text() + ".",
                "Change the point or remove it."));
        return broken.isEmpty();
    }

    private static ValueType<Integer> level(Axis axis) {
        return AxisValues.type(axis)
                .map(value -> axis.values().indexOf(value))
                .where(level -> level >= 0, "is not on the axis");
    }
}
