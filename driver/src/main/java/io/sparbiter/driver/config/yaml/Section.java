package io.sparbiter.driver.config.yaml;

import io.sparbiter.driver.config.guess.LineSlip;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.ConfigNode.Scalar;
import io.sparbiter.worker.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A map of settings being read. Every key asked for is a known one; the others are problems. A value that can't be read
 * is a problem, too, and the default stands in for it, so that reading goes on.
 */
public final class Section {
    private final String path;
    private final Mapping mapping;
    private final Problems problems;
    private final Set<String> known = new TreeSet<>();

    private Section(String path, Mapping mapping, Problems problems) {
        this.path = path;
        this.mapping = mapping;
        this.problems = problems;
    }

    /** What {@code reader} makes of the map; {@code path} is its name, empty for a file's top level. */
    public static <T> T read(String path, Mapping mapping, Problems problems, Function<Section, T> reader) {
        var section = new Section(path, mapping, problems);
        T value = reader.apply(section);
        section.rejectUnknownKeys();
        return value;
    }

    /** Whether it has no key. */
    public boolean isEmpty() {
        return mapping.entries().isEmpty();
    }

    /** What is read. */
    public Mapping mapping() {
        return mapping;
    }

    /** All keys there are, in the order of the file; for a map whose keys are the user's own. */
    public List<String> keys() {
        return List.copyOf(mapping.entries().keySet());
    }

    /** The keys that nobody has asked for so far, in the order of the file. */
    public List<String> unread() {
        return keys().stream().filter(key -> !known.contains(key)).toList();
    }

    /** Takes all keys for known ones: what is wrong with the section already makes it unclear which belong here. */
    public void allowAnything() {
        known.addAll(mapping.entries().keySet());
    }

    /** Whether the key is there with a value. */
    public boolean isSet(String key) {
        return node(key).filter(node -> !node.isNull()).isPresent();
    }

    /** Whether the key is there, with a value or without. */
    public boolean has(String key) {
        return node(key).isPresent();
    }

    public Optional<ConfigNode> node(String key) {
        known.add(key);
        return mapping.get(key);
    }

    /** A setting with a default. */
    public <T> T get(String key, ValueType<T> type, T usual) {
        String remedy = "Maybe you meant " + ValueText.of(type.written(usual)) + ", the default.";
        return node(key).flatMap(node -> parse(key, node, type, remedy)).orElse(usual);
    }

    /** A setting that may be left out or be null, both of which mean that there is none. */
    public <T> Optional<T> find(String key, ValueType<T> type, String remedy) {
        return node(key).filter(node -> !node.isNull()).flatMap(node -> parse(key, node, type, remedy));
    }

    /** A setting that must be there. */
    public <T> Optional<T> require(String key, ValueType<T> type, String remedy) {
        Optional<ConfigNode> node = node(key);
        if (node.isEmpty()) {
            problem(name(key) + " is missing.", remedy);
        }
        return node.flatMap(found -> parse(key, found, type, remedy));
    }

    /** What the codec makes of a map of settings, or of a word if it takes one; as if empty if nothing is there. */
    public <T> T section(String key, Codec<T> codec) {
        Optional<ConfigNode> node = node(key).filter(found -> !found.isNull());
        String cure = "Write each setting on a line of its own below " + key + ":, indented.";
        Optional<Mapping> below = node.flatMap(found -> mapping(key, found, codec, cure));
        // What an unreadable section lacks is no news.
        Problems told = node.isPresent() && below.isEmpty() ? new Problems() : problems;
        return read(name(key), below.orElse(Mapping.empty(mapping.place())), told, codec::read);
    }

    /** The same of an item of a list. */
    public <T> T item(String key, int number, ConfigNode node, Codec<T> codec) {
        String name = "%s[%d]".formatted(key, number);
        Optional<Mapping> settings = mapping(name, node, codec, "Write a map for it, as in {key: value}.");
        return read(
                name(name),
                settings.orElse(Mapping.empty(node.place())),
                settings.isEmpty() ? new Problems() : problems,
                codec::read);
    }

    /** A problem with the value of a key, or with the whole section if the key is not there. */
    public void problem(String key, String message, String remedy) {
        problems.add(mapping.get(key).map(ConfigNode::place).orElse(mapping.place()), message, remedy);
    }

    /** A problem with what is written in a place of the section. */
    public void problem(SourcePosition place, String message, String remedy) {
        problems.add(place, message, remedy);
    }

    /** A problem with the section as a whole. */
    public void problem(String message, String remedy) {
        problems.add(path.isEmpty() ? mapping.place().whole() : mapping.place(), message, remedy);
    }

    /** Whether so much is wrong with the file that suggestions for more would help nobody. */
    public boolean hasManyProblems() {
        return problems.areMany();
    }

    /** The section's full name, as in {@code training.plateau}. */
    public String name() {
        return path;
    }

    /** A key's full name, as in {@code training.batch}. */
    public String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private <T> Optional<T> parse(String key, ConfigNode node, ValueType<T> type, String remedy) {
        if (node.isNull()) {
            problems.add(node.place(), name(key) + " has no value.", remedy);
            return Optional.empty();
        }
        try {
            return Optional.of(type.of(node));
        } catch (InvalidValueException refusal) {
            String message = "%s (%s) %s.".formatted(name(key), node.shown(), refusal.getMessage());
            problems.add(
                    node.place(), message, refusal.nearest().map(Section::maybe).orElse(remedy));
            return Optional.empty();
        }
    }

    private Optional<Mapping> mapping(String key, ConfigNode node, Codec<?> codec, String cure) {
        if (node instanceof Scalar word && codec.wordKey().isPresent()) {
            return codec.wordKey().map(word::under);
        }
        if (node instanceof Mapping map) {
            return Optional.of(map);
        }
        String message = "%s (%s) must be a map of settings.".formatted(name(key), node.shown());
        Optional<String> slip = node instanceof Scalar word ? LineSlip.remedy(word.text()) : Optional.empty();
        problems.add(
                node.place(),
                message,
                slip.or(() -> codec.meant(node).map(meant -> "Maybe you meant " + line(key, node, meant) + "."))
                        .orElse(cure));
        return Optional.empty();
    }

    /** As it is written where the node is. */
    private String line(String key, ConfigNode node, String value) {
        return node.place().isOption() ? "--set '" + name(key) + "=" + value + "'" : key + ": " + value;
    }

    private void rejectUnknownKeys() {
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                problems.add(entry.place(), ValueText.shown(name(key)) + " is not a known key.", remedy(key));
            }
        });
    }

    private String remedy(String key) {
        Optional<String> nearest = hasManyProblems() ? Optional.empty() : Nearest.to(key, known);
        return nearest.map(near -> maybe(name(near)))
                .orElseGet(() -> "Known keys here: " + ValueText.list(known) + ".");
    }

    private static String maybe(String meant) {
        return "Maybe you meant " + meant + ".";
    }
}
