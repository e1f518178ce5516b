package io.sparbiter.driver.config.space;

import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.ConfigNode.Entry;
import io.sparbiter.driver.config.yaml.ConfigNode.Items;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.InvalidValueException;
import io.sparbiter.driver.config.yaml.Problems;
import io.sparbiter.driver.config.yaml.ValueText;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Condition;
import io.sparbiter.worker.Nearest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the conditions of a space's axes: {@code when}, a map of other axes with the values that they must have. */
final class ConditionReader {
    private static final String FORM = "Write it like when: {optimizer: [sgd]}, with another axis of the space.";

    private final Map<String, Axis> axes = new LinkedHashMap<>();
    private final Problems problems;

    ConditionReader(List<Axis> axes, Problems problems) {
        axes.forEach(axis -> this.axes.put(axis.name(), axis));
        this.problems = problems;
    }

    /** Those that could be read, by the name of the axis; none if they go round in a circle, which is told. */
    Map<String, Condition> read(Mapping space) {
        Map<String, Condition> conditions = new LinkedHashMap<>();
        space.entries().forEach((name, entry) -> {
            if (entry.value() instanceof Mapping axis) {
                axis.get(SpaceReader.WHEN)
                        .flatMap(when -> condition(name, when))
                        .ifPresent(condition -> conditions.put(name, condition));
            }
        });
        return isCircular(space, conditions) ? Map.of() : conditions;
    }

    private Optional<Condition> condition(String name, ConfigNode when) {
        String full = "space." + name + "." + SpaceReader.WHEN;
        if (!(when instanceof Mapping map) || map.entries().isEmpty()) {
            problems.add(when.place(), full + " (" + when.shown() + ") must be a map of axes with values.", FORM);
            return Optional.empty();
        }
        Map<String, List<Serializable>> values = new LinkedHashMap<>();
        map.entries().forEach((other, entry) -> values(full + "." + other, other, entry)
                .ifPresent(held -> values.put(other, held)));
        return values.size() == map.entries().size() ? Optional.of(new Condition(values)) : Optional.empty();
    }

    private Optional<List<Serializable>> values(String full, String other, Entry entry) {
        Axis axis = axes.get(other);
        if (axis == null) {
            String remedy = Nearest.to(other, axes.keySet())
                    .map(near -> "Maybe you meant " + near + ".")
                    .orElse("The space has " + ValueText.list(axes.keySet()) + ".");
            problems.add(entry.place(), ValueText.shown(full) + " is no axis of the space.", remedy);
            return Optional.empty();
        }
        List<ConfigNode> items = entry.value() instanceof Items list ? list.items() : List.of(entry.value());
        Set<Serializable> values = new LinkedHashSet<>();
        items.forEach(item -> value(full, axis, item).ifPresent(values::add));
        if (items.isEmpty()) {
            problems.add(entry.place(), full + " has no values.", "List at least one, or remove the condition.");
        }
        return values.isEmpty() || values.size() < items.size() ? Optional.empty() : Optional.of(List.copyOf(values));
    }

    private Optional<Serializable> value(String full, Axis axis, ConfigNode item) {
        try {
            Serializable value = AxisValues.type(axis).of(item);
            if (axis.values().contains(value)) {
                return Optional.of(value);
            }
            String message = "%s (%s) is not on the axis %s.".formatted(full, item.shown(), axis.name());
            problems.add(item.place(), message, "Choose of " + AxisValues.listed(axis) + ".");
        } catch (InvalidValueException refusal) {
            String message = "%s (%s) %s.".formatted(full, item.shown(), refusal.getMessage());
            problems.add(item.place(), message, "Choose of " + AxisValues.listed(axis) + ".");
        }
        return Optional.empty();
    }

    private boolean isCircular(Mapping space, Map<String, Condition> conditions) {
        for (String name : conditions.keySet()) {
            Set<String> above = above(name, conditions);
            if (above.contains(name)) {
                problems.add(
                        space.entries().get(name).place(),
                        "space." + name + "." + SpaceReader.WHEN + " depends on " + name + " itself"
                                + (above.size() > 1 ? ", by way of " + ValueText.list(others(above, name)) : "") + ".",
                        "Remove one of the conditions.");
                return true;
            }
        }
        return false;
    }

    private static List<String> others(Set<String> above, String name) {
        return above.stream().filter(other -> !other.equals(name)).toList();
    }

    /** The axes on which an axis depends, directly or not. */
    private static Set<String> above(String name, Map<String, Condition> conditions) {
        Set<String> above = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(name));
        while (!open.isEmpty()) {
            Condition condition = conditions.get(open.remove(open.size() - 1));
            if (condition != null) {
                condition.values().keySet().stream().filter(above::add).forEach(open::add);
            }
        }
        return above;
    }
}
