package io.sparbiter.driver.config.foreign;

import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.ConfigNode.Entry;
import io.sparbiter.driver.config.yaml.ConfigNode.Items;
import io.sparbiter.driver.config.yaml.ConfigNode.Kind;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.ConfigNode.Scalar;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An axis as other tools write it.
 *
 * @param words by which it is known as theirs, for messages
 * @param form how it is written here; empty if it says too little for that
 * @param below axes that it has below itself, each as a line to write
 * @param lost what of it there is not here, to follow what is to be written
 */
public record ForeignAxis(String words, Optional<String> form, List<String> below, String lost) {
    /** W&B's of axes below an axis. */
    private static final String NESTED = "parameters";

    /** What such a key of an axis is the sign of. */
    private static final Map<String, String> TOOLS = Map.of(
            "distribution",
            "W&B",
            NESTED,
            "W&B",
            "parameterType",
            "Katib",
            "feasibleSpace",
            "Katib",
            "_type",
            "NNI",
            "_value",
            "NNI",
            "grid_search",
            "Ray",
            "parameter_id",
            "Vizier");

    /** The axis; empty if it is written as here, or in no way that is known. */
    public static Optional<ForeignAxis> of(ConfigNode node) {
        if (node instanceof Mapping map) {
            return ofMap(map);
        }
        return node instanceof Scalar scalar && scalar.kind() == Kind.WORD ? ofCall(scalar.text()) : Optional.empty();
    }

    private static Optional<ForeignAxis> ofMap(Mapping map) {
        if (map.entries().size() == 1 && map.get(NESTED).orElse(null) instanceof Mapping axes) {
            return Optional.of(nested(axes));
        }
        Optional<AxisWords> distribution = distribution(map);
        List<String> keys = map.entries().keySet().stream()
                .filter(key -> distribution.isPresent() || Role.isForeign(key))
                .toList();
        AxisWords words = distribution.orElseGet(() -> AxisWords.of(map));
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of(of(tool(keys) + " (" + String.join(", ", keys) + ")", words));
    }

    private static ForeignAxis of(String name, AxisWords words) {
        return new ForeignAxis(name, words.form(), lines(words.below()), words.lost());
    }

    private static List<String> lines(Map<String, String> axes) {
        return axes.entrySet().stream()
                .map(axis -> axis.getKey() + ": " + axis.getValue())
                .toList();
    }

    /** Of a map of axes. */
    private static ForeignAxis nested(Mapping axes) {
        Map<String, String> below = new LinkedHashMap<>();
        axes.entries()
                .forEach((name, entry) -> below.put(
                        name, of(entry.value()).flatMap(ForeignAxis::form).orElseGet(() -> entry.value()
                                .written())));
        return new ForeignAxis("W&B (" + NESTED + ")", Optional.empty(), lines(below), "");
    }

    /** What to write in the place of an axis of this name; empty if that is unclear. */
    public Optional<String> remedy(String name) {
        if (form.isEmpty() && below.isEmpty()) {
            return Optional.empty();
        }
        String own =
                form.map(text -> "Write " + name + ": " + text + " instead").orElse("Remove it");
        String others =
                below.isEmpty() ? "" : ", and write what is below it as axes of their own: " + String.join(", ", below);
        return Optional.of(own + others + lost + ".");
    }

    /** Of a map such as {@code {uniform: [0, 1]}}. */
    private static Optional<AxisWords> distribution(Mapping map) {
        if (map.entries().size() != 1) {
            return Optional.empty();
        }
        Map.Entry<String, Entry> only = map.entries().entrySet().iterator().next();
        return new AxisKind(only.getKey()).takesArguments() && only.getValue().value() instanceof Items list
                ? Optional.of(new AxisWords(
                        new EnumMap<>(Map.of(Role.KIND, only.getKey())),
                        list.items().stream().map(ConfigNode::written).toList()))
                : Optional.empty();
    }

    private static Optional<ForeignAxis> ofCall(String text) {
        return AxisCall.of(text).map(call -> of(tool(call.function()) + " (" + call.function() + ")", call.words()));
    }

    private static String tool(List<String> keys) {
        return keys.stream()
                .filter(TOOLS::containsKey)
                .map(TOOLS::get)
                .findFirst()
                .orElse("another tool");
    }

    private static String tool(String function) {
        if (function.startsWith("tune.") || function.startsWith("ray.")) {
            return "Ray";
        }
        if (function.startsWith("hp.")) {
            return "Hyperopt";
        }
        return function.contains("suggest") ? "Optuna" : "Hydra";
    }

    /**
     * The axes with calls in one piece again, where YAML took their commas for its own: in braces {@code a: range(1, 5)} is
     * the key {@code a} and the key {@code 5)}.
     */
    public static Mapping withWholeCalls(Mapping axes) {
        Map<String, Entry> whole = new LinkedHashMap<>();
        String open = null;
        for (Map.Entry<String, Entry> axis : axes.entries().entrySet()) {
            if (open != null && axis.getValue().value().isNull()) {
                Entry begun = whole.get(open);
                Scalar longer = (Scalar) begun.value();
                String text = longer.text() + ", " + axis.getKey();
                whole.put(open, new Entry(begun.place(), new Scalar(longer.place(), text, Kind.WORD, true)));
                open = isOpen(text) ? open : null;
            } else {
                whole.put(axis.getKey(), axis.getValue());
                boolean begins = axis.getValue().value() instanceof Scalar scalar
                        && scalar.kind() == Kind.WORD
                        && isOpen(scalar.text());
                open = begins ? axis.getKey() : null;
            }
        }
        return new Mapping(axes.place(), whole);
    }

    private static boolean isOpen(String text) {
        return text.chars().filter(c -> c == '(').count()
                > text.chars().filter(c -> c == ')').count();
    }
}
