package io.sparbiter.driver.exchange.imported;

import io.sparbiter.driver.exchange.source.ParameterName;
import io.sparbiter.driver.exchange.source.SourceTrial;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Constraint;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Puts trials on the points of a space; those that are on none, or have an impossible score, are left out and counted. */
final class PlacedTrials {
    /** A trial and the point that it was tried at. */
    record Placed(SourceTrial trial, Point point) {}

    private final Space space;
    private final Metric metric;
    private final Map<String, Levels> levels = new LinkedHashMap<>();
    private final List<Placed> placed = new ArrayList<>();
    private final Misfits misfits = new Misfits();

    PlacedTrials(Space space, Metric metric) {
        this.space = space;
        this.metric = metric;
        space.axes().forEach(axis -> levels.put(axis.name(), new Levels(axis)));
    }

    void add(SourceTrial trial) {
        boolean isPossible = trial.score().isEmpty()
                || metric.refusal(1, trial.score().getAsDouble()).isEmpty();
        if (isPossible) {
            point(trial).ifPresent(point -> placed.add(new Placed(trial, point)));
        } else {
            misfits.add(
                    "whose " + metric.name() + " is out of its range",
                    trial.name() + " (" + trial.score().getAsDouble() + ")");
        }
    }

    private Optional<Point> point(SourceTrial trial) {
        Map<String, String> values = new LinkedHashMap<>();
        trial.params().forEach((name, value) -> values.put(ParameterName.axis(name), value));
        Point point = space.point(levels(values));
        Optional<Axis> lacking = space.axes().stream()
                .filter(axis -> point.has(axis.name()) && level(axis, values).isEmpty())
                .findFirst();
        if (lacking.isPresent()) {
            addMisfit(trial, lacking.get(), values.get(lacking.get().name()));
            return Optional.empty();
        }
        Optional<Constraint> broken = space.broken(point);
        broken.ifPresent(constraint -> misfits.add("that a constraint excludes (" + constraint + ")", trial.name()));
        return broken.isEmpty() ? Optional.of(point) : Optional.empty();
    }

    /** By axis, the first one where there is no value: on an inactive axis that stands for none. */
    private int[] levels(Map<String, String> values) {
        return space.axes().stream()
                .mapToInt(axis -> level(axis, values).orElse(0))
                .toArray();
    }

    private OptionalInt level(Axis axis, Map<String, String> values) {
        String value = values.get(axis.name());
        return value == null ? OptionalInt.empty() : levels.get(axis.name()).of(value);
    }

    private void addMisfit(SourceTrial trial, Axis axis, String value) {
        if (value == null) {
            misfits.add("that have no value on axis " + axis.name(), trial.name());
        } else {
            misfits.add("whose value axis " + axis.name() + " lacks", value + " (" + trial.name() + ")");
        }
    }

    List<Placed> placed() {
        return List.copyOf(placed);
    }

    Misfits misfits() {
        return misfits;
    }
}
