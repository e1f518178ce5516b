package io.sparbiter.driver.network.model;

import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Axis.CategoricalAxis;
import io.sparbiter.search.space.Axis.IntegerAxis;
import io.sparbiter.search.space.Axis.RealAxis;
import io.sparbiter.search.space.Space;
import io.sparbiter.worker.network.layers.HyperParameters;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What is to be trained.
 *
 * @param parameters as in {@link ModelRecipe}
 * @param seed of the trial it was, if it was one
 * @param bestEpoch of that trial, if it had one
 * @param dataFingerprint of that trial's data, if it was one that told it
 */
public record ModelChoice(
        ModelOrigin origin,
        Map<String, Serializable> parameters,
        OptionalLong seed,
        OptionalInt bestEpoch,
        Optional<String> dataFingerprint) {
    /** Units of the plain network's dense layers. */
    private static final Map<String, Long> PLAIN = new LinkedHashMap<>();

    static {
        PLAIN.put("dense_1_units", 128L);
        PLAIN.put("dense_2_units", 64L);
    }

    /** A trial of a search, by its row. */
    public static ModelChoice of(TrialRow row) {
        return new ModelChoice(
                new ModelOrigin.OfTrial(row.search(), row.trialId()),
                row.params(),
                OptionalLong.of(row.seed()),
                row.ending().best().stream().mapToInt(TrialRow.Best::epoch).findFirst(),
                row.run().facts().dataFingerprint());
    }

    /** The plain network: two dense layers, of 128 and 64 units. */
    public static ModelChoice baseline() {
        return ofNoTrial(new ModelOrigin.Baseline(), new LinkedHashMap<>(PLAIN));
    }

    /**
     * What a user typed, in the order of the space: a value on every axis without a condition, of the space or not, and on
     * more axes that networks know.
     *
     * @throws ResultsException if an axis is missing, or no network can be built
     */
    public static ModelChoice given(Map<String, String> typed, Space space) {
        requireAll(typed, space);
        Map<String, Serializable> parameters = new LinkedHashMap<>();
        space.axes().stream()
                .map(Axis::name)
                .filter(typed::containsKey)
                .forEach(name -> parameters.put(name, value(typed.get(name))));
        typed.forEach((name, text) -> parameters.putIfAbsent(name, value(text)));
        requireBuildable(parameters);
        return ofNoTrial(new ModelOrigin.Given(), parameters);
    }

    private static ModelChoice ofNoTrial(ModelOrigin origin, Map<String, Serializable> parameters) {
        return new ModelChoice(origin, parameters, OptionalLong.empty(), OptionalInt.empty(), Optional.empty());
    }

    /** What a person should know who trains this on other data than the trial had. */
    public Optional<String> warning(String fingerprint) {
        return dataFingerprint
                .filter(before -> !before.equals(fingerprint))
                .map(before -> "The data are not those of the trial: its data_fingerprint is " + before + ", theirs is "
                        + fingerprint + ". Its score tells nothing of this model.");
    }

    private static void requireAll(Map<String, String> typed, Space space) {
        List<String> missing = space.axes().stream()
                .map(Axis::name)
                .filter(name -> !typed.containsKey(name) && !space.conditions().containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            throw ResultsException.usage(
                    "Cannot train --params: they lack " + String.join(", ", missing) + ".",
                    "Give a value on every axis of the space, as in --params "
                            + space.axes().stream()
                                    .map(axis ->
                                            axis.name() + "=" + axis.values().get(0))
                                    .collect(Collectors.joining(","))
                            + ".");
        }
    }

    private static void requireBuildable(Map<String, Serializable> parameters) {
        List<Axis> axes = parameters.entrySet().stream()
                .map(parameter -> axis(parameter.getKey(), parameter.getValue()))
                .toList();
        HyperParameters.problems(new Space(axes)).stream().findFirst().ifPresent(problem -> {
            String[] lines = problem.split("\\R", 2);
            throw ResultsException.usage("Cannot train --params: " + lines[0], lines[1]);
        });
    }

    private static Axis axis(String name, Serializable value) {
        if (value instanceof Long whole) {
            return new IntegerAxis(name, List.of(whole));
        }
        return value instanceof Double real
                ? new RealAxis(name, List.of(real))
                : new CategoricalAxis(name, List.of((String) value));
    }

    private static Serializable value(String text) {
        String value = text.strip();
        if (value.matches("[-+]?\\d{1,18}")) {
            return Long.valueOf(value);
        }
        return value.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")
                ? (Serializable) Double.valueOf(value)
                : value;
    }
}
