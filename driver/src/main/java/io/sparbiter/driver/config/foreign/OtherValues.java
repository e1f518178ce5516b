package io.sparbiter.driver.config.foreign;

import static java.util.stream.Collectors.joining;

import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.ConfigNode.Items;
import io.sparbiter.driver.config.yaml.ConfigNode.Kind;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.ConfigNode.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the values of other tools' settings say here. */
final class OtherValues {
    /** The beginning of a tool's word, capitals and _ aside, and the strategy that comes nearest to it. */
    private static final Map<String, String> STRATEGIES = ordered(
            "random", "random",
            "grid", "grid",
            "bruteforce", "grid",
            "tpe", "tpe",
            "hyperopt", "tpe",
            "bohb", "tpe",
            "optuna", "tpe",
            "evolution", "evolution",
            "nsga", "evolution",
            "cma", "evolution",
            "ga", "genetic",
            "genetic", "genetic");

    private static final Map<String, String> PRUNERS = ordered(
            "hyperband", "hyperband",
            "bohb", "hyperband",
            "asha", "asha",
            "async", "asha",
            "successive", "asha",
            "median", "median",
            "none", "none",
            "nop", "none",
            "fifo", "none");

    /** Options of a tool's pruner, and what they are called here. */
    private static final Map<String, String> PRUNER_OPTIONS = ordered(
            "min_iter", "min_epochs",
            "grace_period", "min_epochs",
            "min_resource", "min_epochs",
            "eta", "reduction_factor",
            "reduction_factor", "reduction_factor");

    private static final List<String> NAMES =
            List.of("name", "type", "algorithmName", "method", "_target_", "class_name");
    private static final List<String> GOALS = List.of("goal", "mode", "direction", "type");

    private OtherValues() {}

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    static List<Target> strategy(ConfigNode value) {
        String word = word(value);
        return word.startsWith("hyperband")
                ? List.of(new Target("pruner.type", "hyperband"))
                : List.of(new Target("strategy.type", nearest(word, STRATEGIES).orElse("bayesian")));
    }

    static List<Target> pruner(ConfigNode value) {
        String type = nearest(word(value), PRUNERS).orElse("promotion");
        List<Target> targets = new ArrayList<>(List.of(new Target("pruner.type", type)));
        if (value instanceof Mapping map && (type.equals("hyperband") || type.equals("asha"))) {
            PRUNER_OPTIONS.forEach((theirs, ours) ->
                    map.get(theirs).ifPresent(option -> targets.add(new Target("pruner." + ours, option.written()))));
        }
        return targets;
    }

    static List<Target> objective(ConfigNode value) {
        if (!(value instanceof Mapping map)) {
            return List.of(new Target("objective.metric", first(value).written()));
        }
        List<Target> targets = new ArrayList<>();
        map.get("name").ifPresent(name -> targets.add(new Target("objective.metric", name.written())));
        GOALS.stream()
                .flatMap(key -> map.get(key).stream())
                .findFirst()
                .ifPresent(goal -> targets.addAll(direction(goal)));
        return targets;
    }

    /** Katib calls a score that is good enough a goal. */
    static List<Target> direction(ConfigNode value) {
        ConfigNode only = first(value);
        if (only instanceof Scalar scalar && (scalar.kind() == Kind.DECIMAL || scalar.kind() == Kind.INTEGER)) {
            return List.of(new Target("budget.target_score", scalar.text()));
        }
        String direction = Role.plain(only.shown()).startsWith("min") ? "minimize" : "maximize";
        return List.of(new Target("objective.direction", direction));
    }

    static List<Target> parallelism(ConfigNode value) {
        return value.shown().startsWith("-")
                ? List.of()
                : Target.same("budget.parallelism").of(value);
    }

    static List<Target> maxTime(ConfigNode value) {
        return List.of(new Target("budget.max_time", seconds(value)));
    }

    static List<Target> trialTimeout(ConfigNode value) {
        return List.of(new Target("budget.trial_timeout", seconds(value)));
    }

    private static String seconds(ConfigNode value) {
        return value instanceof Scalar scalar && scalar.kind() == Kind.INTEGER ? scalar.text() + "s" : value.written();
    }

    static List<Target> failures(ConfigNode value) {
        return List.of(new Target("budget.failures", "{in_all: " + value.written() + "}"));
    }

    /** A program, or words as a shell has them; both are given the values of all axes. */
    static List<Target> command(ConfigNode value) {
        List<String> words = value instanceof Items list
                ? list.items().stream().map(ConfigNode::shown).toList()
                : List.of(value.shown().strip().split("\\s+", -1));
        boolean isProgram = words.size() == 1 && words.get(0).endsWith(".py");
        boolean isComplete = words.stream().anyMatch(word -> word.contains("${"));
        Stream<String> before = isProgram ? Stream.of("python3") : Stream.empty();
        Stream<String> after = isComplete ? Stream.empty() : Stream.of("${args}");
        String run = Stream.of(before, words.stream().flatMap(OtherValues::word), after)
                .flatMap(part -> part)
                .map(word -> word.matches("[A-Za-z0-9_./=-]+") ? word : "\"" + word.replace("\"", "\\\"") + "\"")
                .collect(joining(", ", "[", "]"));
        return List.of(new Target("trial.type", "command"), new Target("trial.run", run));
    }

    /** W&B's macros that are none here. */
    private static Stream<String> word(String word) {
        return switch (word) {
            case "${env}" -> Stream.empty();
            case "${interpreter}" -> Stream.of("python3");
            case "${program}" -> Stream.of("train.py");
            default -> Stream.of(word);
        };
    }

    private static ConfigNode first(ConfigNode value) {
        return value instanceof Items list && !list.items().isEmpty()
                ? list.items().get(0)
                : value;
    }

    /** What it is called, capitals and the like aside; the name that a map has, without its package. */
    private static String word(ConfigNode value) {
        ConfigNode named = value instanceof Mapping map
                ? NAMES.stream()
                        .flatMap(key -> map.get(key).stream())
                        .findFirst()
                        .orElse(value)
                : value;
        String text = named.shown();
        return Role.plain(text.substring(text.lastIndexOf('.') + 1));
    }

    private static Optional<String> nearest(String word, Map<String, String> ours) {
        return ours.entrySet().stream()
                .filter(entry -> word.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
