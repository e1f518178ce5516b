package io.sparbiter.driver.config;

import static java.util.stream.Collectors.joining;

import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.ConfigNode.Entry;
import io.sparbiter.driver.config.yaml.ConfigNode.Items;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.Problems;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.SourcePosition;
import io.sparbiter.driver.config.yaml.ValueText;
import io.sparbiter.driver.config.yaml.YamlReader;
import io.sparbiter.search.generate.Strategy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an option that lists strategies, each as it stands under {@code strategy} in a search file. */
public final class StrategyOption {
    private static final String KEY = "strategy";
    private static final String TYPE = "type";

    private final SourcePosition place;
    private final Problems problems = new Problems();

    private StrategyOption(SourcePosition place) {
        this.place = place;
    }

    /**
     * The strategies in the order of the list, by their words; one with options is called {@code grid(order=random)}.
     *
     * @param list such as <code>random,genetic,{type: grid, order: random}</code>
     * @throws ConfigException with all problems if there are any
     */
    public static Map<String, Strategy> read(String option, String list) {
        return new StrategyOption(SourcePosition.onCommandLine(option + " " + ValueText.shown(list))).read(list);
    }

    private Map<String, Strategy> read(String list) {
        Map<String, Strategy> strategies = new LinkedHashMap<>();
        for (ConfigNode node : items(list)) {
            strategies.put(name(node), strategy(node));
        }
        problems.throwIfAny();
        return strategies;
    }

    private List<ConfigNode> items(String list) {
        Optional<ConfigNode> node = new YamlReader(problems).read("[" + list + "]", place);
        List<ConfigNode> items = node.isPresent() && node.get() instanceof Items found ? found.items() : List.of();
        if (items.isEmpty() && problems.isEmpty()) {
            problems.add(place, "no strategy is listed.", "Write at least one, such as random,genetic.");
        }
        return items;
    }

    private Strategy strategy(ConfigNode node) {
        if (node.isNull()) {
            problems.add(place, "an entry of the list is empty.", "Write words with one comma between two.");
        }
        var file = new Mapping(place, Map.of(KEY, new Entry(place, node)));
        return Section.read("", file, problems, all -> all.section(KEY, StrategyCodec.STRATEGY));
    }

    /** Without commas, so that a CSV file can have it. */
    private static String name(ConfigNode node) {
        if (!(node instanceof Mapping map)) {
            return node.shown();
        }
        String word = map.get(TYPE).map(ConfigNode::shown).orElse("");
        String options = map.entries().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(TYPE))
                .map(entry -> entry.getKey() + "=" + entry.getValue().value().shown())
                .collect(joining(" "));
        return options.isEmpty() ? word : word + "(" + options + ")";
    }
}
