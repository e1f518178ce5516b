package io.sparbiter.driver.config.yaml;

import static java.util.stream.Collectors.joining;

import io.sparbiter.driver.config.guess.LineSlip;
import io.sparbiter.driver.config.yaml.ConfigNode.Entry;
import io.sparbiter.driver.config.yaml.ConfigNode.Items;
import io.sparbiter.driver.config.yaml.ConfigNode.Kind;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.ConfigNode.Scalar;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Turns SnakeYAML's nodes into ours; refuses foreign tags, repeated keys, and keys that are no words. Each node is
 * converted once, however many aliases name it, so that a small file can't grow into a big tree.
 */
final class NodeConverter {
    private static final Pattern PLAIN_INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9_]*)");
    private static final Set<Tag> TAGS = Set.of(
            Tag.MAP, Tag.SEQ, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MERGE, Tag.BINARY);

    private final IntFunction<SourcePosition> places;
    private final Problems problems;
    private final IdentityHashMap<Node, ConfigNode> done = new IdentityHashMap<>();
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

    /** {@code places} gives the place of a line, counted from 1. */
    NodeConverter(IntFunction<SourcePosition> places, Problems problems) {
        this.places = places;
        this.problems = problems;
    }

    /** The node; where something was refused, and told to {@code problems}, an empty stand-in. */
    ConfigNode convert(Node node) {
        ConfigNode known = done.get(node);
        if (known != null) {
            return known;
        }
        if (!open.add(node)) {
            problems.add(place(node), "an alias refers to what it is part of.", "Write the values out.");
            return nothing(node);
        }
        ConfigNode converted = convertOnce(node);
        done.put(node, converted);
        return converted;
    }

    private ConfigNode convertOnce(Node node) {
        if (!TAGS.contains(node.getTag()) || !isOfItsTag(node)) {
            problems.add(
                    place(node),
                    "the tag " + shown(node.getTag()) + " is not allowed.",
                    "Remove it; plain YAML is enough.");
            return nothing(node);
        }
        if (node instanceof MappingNode mapping) {
            return mapping(mapping);
        }
        if (node instanceof SequenceNode sequence) {
            return new Items(place(node), items(sequence));
        }
        return scalar((ScalarNode) node);
    }

    /** Whether a list or a map is called one, and nothing else is. */
    private static boolean isOfItsTag(Node node) {
        if (node instanceof MappingNode) {
            return node.getTag().equals(Tag.MAP);
        }
        boolean isList = node instanceof SequenceNode;
        return !node.getTag().equals(Tag.MAP) && node.getTag().equals(Tag.SEQ) == isList;
    }

    private List<ConfigNode> items(SequenceNode sequence) {
        return sequence.getValue().stream().map(this::convert).toList();
    }

    private Mapping mapping(MappingNode node) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        node.getValue().stream().filter(tuple -> !isMerge(tuple)).forEach(tuple -> add(entries, tuple));
        node.getValue().stream().filter(NodeConverter::isMerge).forEach(tuple -> merge(entries, tuple));
        return new Mapping(place(node), entries);
    }

    private static boolean isMerge(NodeTuple tuple) {
        return tuple.getKeyNode().getTag().equals(Tag.MERGE);
    }

    /** Refuses it, and reads on as if what it stands for were written, so that nothing is said to be missing. */
    private void merge(Map<String, Entry> entries, NodeTuple tuple) {
        ConfigNode value = convert(tuple.getValueNode());
        List<ConfigNode> sources = value instanceof Items list ? list.items() : List.of(value);
        Map<String, Entry> merged = new LinkedHashMap<>();
        for (ConfigNode source : sources) {
            if (source instanceof Mapping map) {
                map.entries().forEach(merged::putIfAbsent);
            }
        }
        merged.keySet().removeAll(entries.keySet());
        entries.putAll(merged);
        SourcePosition place = place(tuple.getKeyNode());
        String lines = new Mapping(place, merged).lines().collect(joining("; "));
        problems.add(
                place,
                "merge keys (<<) are not read.",
                lines.isEmpty() ? "Remove it." : "Write " + lines + " in its place, each on a line of its own.");
    }

    private void add(Map<String, Entry> entries, NodeTuple tuple) {
        SourcePosition place = place(tuple.getKeyNode());
        ConfigNode key = convert(tuple.getKeyNode());
        if (!(key instanceof Scalar word) || key.isNull() || word.text().isBlank()) {
            problems.add(place, "a key must be a word.", "Write key: value.");
            return;
        }
        Optional<String> slip = isEmpty(tuple.getValueNode()) ? LineSlip.remedy(word.text()) : Optional.empty();
        if (slip.isPresent()) {
            problems.add(place, word.shown() + " is not of the form key: value.", slip.get());
            return;
        }
        var entry = new Entry(place, convert(tuple.getValueNode()));
        Entry earlier = entries.putIfAbsent(word.text(), entry);
        if (earlier != null) {
            boolean areMaps = earlier.value() instanceof Mapping && entry.value() instanceof Mapping;
            problems.add(
                    place,
                    "the key " + word.shown() + " is already in " + earlier.place() + ".",
                    areMaps
                            ? "Put the settings of both below the first, and remove this one."
                            : "Keep one of the two.");
        }
    }

    /** Whether nothing at all is written there. */
    private static boolean isEmpty(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && scalar.getValue().isEmpty();
    }

    private Scalar scalar(ScalarNode node) {
        if (node.getValue().chars().anyMatch(Character::isISOControl)) {
            // They would steer the terminal that shows a message, and no path or column can hold them.
            problems.add(
                    place(node), "a value holds a line break or another control character.", "Write it on one line.");
            return nothing(node);
        }
        return new Scalar(place(node), node.getValue(), kind(node), !node.isPlain());
    }

    private static Kind kind(ScalarNode node) {
        Tag tag = node.getTag();
        if (tag.equals(Tag.INT)) {
            return PLAIN_INTEGER.matcher(node.getValue()).matches() ? Kind.INTEGER : Kind.ODD;
        }
        if (tag.equals(Tag.FLOAT)) {
            boolean isDecimal = Resolver.FLOAT.matcher(node.getValue()).matches()
                    || PLAIN_INTEGER.matcher(node.getValue()).matches();
            return isDecimal ? Kind.DECIMAL : Kind.ODD;
        }
        if (tag.equals(Tag.BOOL)) {
            return Kind.BOOLEAN;
        }
        if (tag.equals(Tag.NULL)) {
            return Kind.NULL;
        }
        return tag.equals(Tag.TIMESTAMP) || tag.equals(Tag.BINARY) ? Kind.ODD : Kind.WORD;
    }

    private Scalar nothing(Node node) {
        return new Scalar(place(node), "", Kind.NULL, false);
    }

    private SourcePosition place(Node node) {
        return places.apply(node.getStartMark().getLine() + 1);
    }

    private static String shown(Tag tag) {
        String name = tag.getValue();
        return name.startsWith(Tag.PREFIX) ? "!!" + name.substring(Tag.PREFIX.length()) : name;
    }
}
