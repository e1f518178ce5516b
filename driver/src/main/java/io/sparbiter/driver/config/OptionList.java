package io.sparbiter.driver.config;

import static java.util.stream.Collectors.joining;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.ConfigNode.Entry;
import io.sparbiter.driver.config.yaml.ConfigNode.Items;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.Problems;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.SourcePosition;
import io.sparbiter.driver.config.yaml.ValueText;
import io.sparbiter.driver.config.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads an option that lists things of one kind, each as it stands under the kind's key in a search file. */
final class OptionList<T> {
    private static final String TYPE = "type";

    private final String key;
    private final Codec<T> codec;
    private final Function<? super T, String> word;
    private final String example;
    private final SourcePosition place;
    private final Problems problems = new Problems();

    /**
     * @param key of the section in a search file, which is also what messages call one of them
     * @param word for its type
     * @param example of a list, for messages
     */
    OptionList(String key, Codec<T> codec, Function<? super T, String> word, String example, SourcePosition place) {
        this.key = key;
        this.codec = codec;
        this.word = word;
        this.example = example;
        this.place = place;
    }

    /** Where the values of an option come from. */
    static SourcePosition place(String option, String list) {
        return SourcePosition.onCommandLine(option + " " + ValueText.shown(list));
    }

    /** By their words, in the order of the list; throws {@link io.sparbiter.driver.config.yaml.ConfigException}. */
    Map<String, T> read(String list) {
        Map<String, T> things = new LinkedHashMap<>();
        for (ConfigNode node : items(list)) {
            T thing = thing(node);
            things.put(name(node, word.apply(thing)), thing);
        }
        problems.throwIfAny();
        return things;
    }

    private List<ConfigNode> items(String list) {
        Optional<ConfigNode> node = new YamlReader(problems).read("[" + list + "]", place);
        List<ConfigNode> items = node.isPresent() && node.get() instanceof Items found ? found.items() : List.of();
        if (items.isEmpty() && problems.isEmpty()) {
            problems.add(place, "no " + key + " is listed.", "Write at least one, such as " + example + ".");
        }
        return items;
    }

    private T thing(ConfigNode node) {
        if (node.isNull()) {
            problems.add(place, "an entry of the list is empty.", "Write words with one comma between two.");
        }
        var file = new Mapping(place, Map.of(key, new Entry(place, node)));
        return Section.read("", file, problems, all -> all.section(key, codec));
    }

    /** Without commas, so that a CSV file can have it. */
    private static String name(ConfigNode node, String word) {
        if (!(node instanceof Mapping map)) {
            return node.shown();
        }
        String options = map.entries().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(TYPE))
                .map(entry -> entry.getKey() + "=" + entry.getValue().value().shown())
                .collect(joining(" "));
        return options.isEmpty() ? word : word + "(" + options + ")";
    }
}
