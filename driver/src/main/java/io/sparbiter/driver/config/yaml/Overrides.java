package io.sparbiter.driver.config.yaml;

import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.ConfigNode.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Changes the tree of a search file to what the command line says, before it is read. */
public final class Overrides {
    private final Map<String, Function<Scalar, Optional<Mapping>>> words;
    private final Problems problems;

    /** {@code words}: the top-level keys whose value may be a word, and how to get the map it stands for. */
    public Overrides(Map<String, Function<Scalar, Optional<Mapping>>> words, Problems problems) {
        this.words = words;
        this.problems = problems;
    }

    public Mapping apply(Mapping root, List<ConfigOverride> overrides) {
        Mapping changed = root;
        for (ConfigOverride override : overrides) {
            changed = apply(changed, override);
        }
        return changed;
    }

    private Mapping apply(Mapping root, ConfigOverride override) {
        return new YamlReader(problems)
                .read(override.value(), override.place())
                .map(value -> with(root, override, 0, value))
                .orElse(root);
    }

    private Mapping with(Mapping mapping, ConfigOverride override, int depth, ConfigNode value) {
        List<String> keys = override.keys();
        String key = keys.get(depth);
        if (depth == keys.size() - 1) {
            return mapping.with(key, override.place(), value);
        }
        return below(mapping, override, depth)
                .map(inner -> mapping.with(key, override.place(), with(inner, override, depth + 1, value)))
                .orElse(mapping);
    }

    private Optional<Mapping> below(Mapping mapping, ConfigOverride override, int depth) {
        String key = override.keys().get(depth);
        ConfigNode node = mapping.get(key).orElse(Mapping.empty(override.place()));
        if (node instanceof Mapping map) {
            return Optional.of(map);
        }
        if (node.isNull()) {
            return Optional.of(Mapping.empty(override.place()));
        }
        if (node instanceof Scalar word && depth == 0 && words.containsKey(key)) {
            return words.get(key).apply(word);
        }
        String name = String.join(".", override.keys().subList(0, depth + 1));
        problems.add(
                override.place(),
                "%s (%s) has no settings below it.".formatted(name, node.shown()),
                "Set " + name + " itself.");
        return Optional.empty();
    }
}
