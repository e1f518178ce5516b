package io.sparbiter.driver.exchange.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparbiter.search.space.Axis;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Describes axes as Optuna's distributions: numbers as a range from the least to the greatest, logarithmic where neighbours
 * have equal ratios, words as a choice. So Optuna plots numbers on a scale; who goes on there may leave the grid.
 */
final class OptunaParams {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of the distances or ratios of neighbours: levels are rounded. */
    private static final double EVEN = 0.05;

    /** Two levels have one distance, and one ratio, whatever they are. */
    private static final int TELLING = 3;

    /** One axis: how Optuna describes it, and the words of which it writes the places. */
    private record Distribution(String json, List<Serializable> choices) {}

    private final Map<String, Distribution> byAxis = new LinkedHashMap<>();

    private OptunaParams() {}

    static OptunaParams of(ExportedSearch search) {
        Map<String, Set<Serializable>> values = new LinkedHashMap<>();
        search.config().ifPresent(config -> config.space().axes().forEach(axis -> add(axis, values)));
        search.rows().forEach(row -> row.params()
                .forEach((axis, value) -> values.computeIfAbsent(axis, any -> new LinkedHashSet<>())
                        .add(value)));
        var params = new OptunaParams();
        values.forEach((axis, all) -> params.byAxis.put(axis, distribution(List.copyOf(all))));
        return params;
    }

    private static void add(Axis axis, Map<String, Set<Serializable>> values) {
        values.put(axis.name(), new LinkedHashSet<>(axis.values()));
    }

    private static Distribution distribution(List<Serializable> values) {
        ObjectNode attributes = JSON.createObjectNode();
        if (values.stream().allMatch(Long.class::isInstance)) {
            return new Distribution(json("IntDistribution", integers(values, attributes)), List.of());
        }
        if (values.stream().allMatch(Number.class::isInstance)) {
            return new Distribution(json("FloatDistribution", decimals(values, attributes)), List.of());
        }
        ArrayNode choices = attributes.putArray("choices");
        values.forEach(value -> choices.add(value.toString()));
        return new Distribution(json("CategoricalDistribution", attributes), values);
    }

    private static String json(String name, ObjectNode attributes) {
        return JSON.createObjectNode()
                .put("name", name)
                .set("attributes", attributes)
                .toString();
    }

    /** Optuna allows no step on a logarithmic scale. */
    private static ObjectNode integers(List<Serializable> values, ObjectNode attributes) {
        var sorted = new TreeSet<Long>();
        values.forEach(value -> sorted.add((Long) value));
        boolean isLog = isLog(sorted);
        return attributes
                .put("log", isLog)
                .put("step", isLog ? 1 : step(List.copyOf(sorted)))
                .put("low", sorted.first())
                .put("high", sorted.last());
    }

    /** The distance of all neighbours, 1 if they have no common one. */
    private static long step(List<Long> sorted) {
        if (sorted.size() == 1) {
            return 1;
        }
        long step = sorted.get(1) - sorted.get(0);
        for (int i = 2; i < sorted.size(); i++) {
            if (sorted.get(i) - sorted.get(i - 1) != step) {
                return 1;
            }
        }
        return step;
    }

    private static ObjectNode decimals(List<Serializable> values, ObjectNode attributes) {
        var sorted = new TreeSet<Double>();
        values.forEach(value -> sorted.add(((Number) value).doubleValue()));
        attributes.putNull("step");
        return attributes.put("low", sorted.first()).put("high", sorted.last()).put("log", isLog(sorted));
    }

    private static boolean isLog(NavigableSet<? extends Number> sorted) {
        List<Double> levels = sorted.stream().map(Number::doubleValue).toList();
        if (levels.size() < TELLING || levels.get(0) <= 0) {
            return false;
        }
        double ratio = levels.get(1) / levels.get(0);
        for (int i = 2; i < levels.size(); i++) {
            if (Math.abs(levels.get(i) / levels.get(i - 1) / ratio - 1) > EVEN) {
                return false;
            }
        }
        return true;
    }

    /** Writes the values of a trial as Optuna keeps them: numbers as decimals, words as places among the choices. */
    void write(Map<String, Serializable> values, ObjectNode distributions, ObjectNode params) {
        values.forEach((axis, value) -> {
            Distribution distribution = byAxis.get(axis);
            distributions.put(axis, distribution.json());
            if (distribution.choices().isEmpty()) {
                params.put(axis, ((Number) value).doubleValue());
            } else {
                params.put(axis, distribution.choices().indexOf(value));
            }
        });
    }
}
