package io.sparbiter.search.space;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The conditions of a space's axes, by their places: tells which axes are active at which levels. */
final class Activity {
    /** What an axis asks of another: one of these levels. */
    private record Demand(int axis, BitSet allowed) {}

    private final List<Axis> axes;
    /** By axis. */
    private final List<List<Demand>> demands;
    /** All axes, each behind those that its condition names. */
    private final int[] order;

    private final boolean isEverything;

    /** Throws {@link IllegalArgumentException} if a condition names what is not there, or itself in the end. */
    Activity(List<Axis> axes, Map<String, Condition> conditions) {
        this.axes = axes;
        List<String> names = axes.stream().map(Axis::name).toList();
        conditions.keySet().forEach(name -> place(name, names));
        demands = axes.stream()
                .map(axis -> conditions.containsKey(axis.name())
                        ? demands(axis.name(), conditions.get(axis.name()), names)
                        : List.<Demand>of())
                .toList();
        order = order();
        isEverything = demands.stream().allMatch(List::isEmpty);
    }

    private List<Demand> demands(String name, Condition condition, List<String> names) {
        List<Demand> all = new ArrayList<>();
        condition.values().forEach((other, values) -> {
            Axis axis = axes.get(place(other, names));
            var allowed = new BitSet(axis.size());
            for (Serializable value : values) {
                int level = axis.values().indexOf(value);
                if (level < 0) {
                    throw new IllegalArgumentException(
                            "axis " + name + " has a condition on a value that " + other + " lacks: " + value);
                }
                allowed.set(level);
            }
            all.add(new Demand(names.indexOf(other), allowed));
        });
        return List.copyOf(all);
    }

    private static int place(String name, List<String> names) {
        int place = names.indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("a condition names an axis that is not there: " + name);
        }
        return place;
    }

    private int[] order() {
        List<Integer> sorted = new ArrayList<>();
        while (sorted.size() < axes.size()) {
            List<Integer> next = IntStream.range(0, axes.size())
                    .filter(axis -> !sorted.contains(axis))
                    .filter(axis -> demands.get(axis).stream().allMatch(demand -> sorted.contains(demand.axis())))
                    .boxed()
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalArgumentException("conditions go round in a circle");
            }
            sorted.addAll(next);
        }
        return sorted.stream().mapToInt(axis -> axis).toArray();
    }

    /** Whether all axes are active everywhere. */
    boolean isEverything() {
        return isEverything;
    }

    /** Which axes are active, by their places; levels of others count for nothing. */
    boolean[] at(int[] levels) {
        boolean[] active = new boolean[levels.length];
        for (int axis : order) {
            active[axis] = isActive(axis, levels, active);
        }
        return active;
    }

    /** @param active of the axes before it in the order */
    private boolean isActive(int axis, int[] levels, boolean[] active) {
        for (Demand demand : demands.get(axis)) {
            if (!active[demand.axis()] || !demand.allowed().get(levels[demand.axis()])) {
                return false;
            }
        }
        return true;
    }

    /** The same levels with 0 on inactive axes. */
    int[] canonical(int[] levels) {
        if (isEverything) {
            return levels;
        }
        boolean[] active = at(levels);
        int[] canonical = levels.clone();
        for (int axis = 0; axis < levels.length; axis++) {
            canonical[axis] = active[axis] ? levels[axis] : 0;
        }
        return canonical;
    }

    /** The last of the places that decide whether an axis is active and what it holds. */
    int lastToDecide(int axis) {
        return demands.get(axis).stream()
                .mapToInt(demand -> lastToDecide(demand.axis()))
                .reduce(axis, Math::max);
    }

    /** Axes on which the activity of others depends, each behind those on which its own does. */
    int[] parents() {
        return Arrays.stream(order)
                .filter(axis -> demands.stream().flatMap(List::stream).anyMatch(demand -> demand.axis() == axis))
                .toArray();
    }
}
