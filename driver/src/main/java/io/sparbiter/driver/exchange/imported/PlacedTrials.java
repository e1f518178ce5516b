package io.sparbiter.driver.exchange.imported;

import io.sparbiter.driver.exchange.source.ParameterName;
import io.sparbiter.driver.exchange.source.SourceTrial;
import io.sparbiter.search.space.Axis;
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
        int[] chosen = new int[space.axes().size()];
        for (int i = 0; i < chosen.length; i++) {
            OptionalInt level = level(trial, space.axes().get(i), values);
            if (level.isEmpty()) {
                return Optional.empty();
            }
            chosen[i] = level.getAsInt();
        }
        return Optional.of(space.point(chosen));
    }

    private OptionalInt level(SourceTrial trial, Axis axis, Map<String, String> values) {
        String value = values.get(axis.name());
        if (value == null) {
            misfits.add("that have no value on axis " + axis.name(), trial.name());
            return OptionalInt.empty();
        }
        OptionalInt level = levels.get(axis.name()).of(value);
        if (level.isEmpty()) {
            misfits.add("whose value axis " + axis.name() + " lacks", value + " (" + trial.name() + ")");
        }
        return level;
    }

    List<Placed> placed() {
        return List.copyOf(placed);
    }

    Misfits misfits() {
        return misfits;
    }
}
