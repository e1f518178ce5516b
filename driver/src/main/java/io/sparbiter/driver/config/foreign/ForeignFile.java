package io.sparbiter.driver.config.foreign;

import static java.util.stream.Collectors.joining;

import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.ConfigNode.Entry;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.Problems;
import io.sparbiter.driver.config.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks through a search file for other tools' names of settings, and says of each what to write instead. */
public final class ForeignFile {
    /** The sections that a word may stand for, with the key that it means. */
    private static final Map<String, String> WORDS =
            Map.of("strategy", "type", "pruner", "type", "trial", "type", "objective", "metric");

    private final Set<String> known;
    private final OtherNames names;
    private final Problems problems;

    /**
     * @param known keys at the top of a file
     * @param namesOfTrials other names of the settings of its trials, each with the setting's full name here
     */
    public ForeignFile(Set<String> known, Map<String, String> namesOfTrials, Problems problems) {
        this.known = known;
        this.names = new OtherNames(namesOfTrials);
        this.problems = problems;
    }

    /** The file as it is when all is written that was said to be. */
    public Mapping translate(Mapping file) {
        Mapping root = unpacked(file);
        List<Found> found = new TrialMetrics(root).of(found(root));
        if (found.isEmpty()) {
            return root;
        }
        Mapping own = root;
        for (Found setting : found) {
            own = without(own, setting);
        }
        Map<String, Map<String, String>> missing = missing(own, found);
        for (Found setting : found) {
            problems.add(
                    setting.place(), setting.name() + " is not a known key.", remedy(own, setting, found, missing));
        }
        return with(own, found);
    }

    /** Without the maps that other tools put a search into. */
    private Mapping unpacked(Mapping file) {
        Mapping root = file;
        for (Map.Entry<String, Entry> entry : file.entries().entrySet()) {
            if (OtherNames.isContainer(entry.getKey()) && entry.getValue().value() instanceof Mapping inner) {
                problems.add(
                        entry.getValue().place(),
                        entry.getKey() + " is not a known key.",
                        "Remove the line, and begin the lines below it further left.");
                root = joined(root.without(entry.getKey()), unpacked(inner));
            }
        }
        return root;
    }

    private static Mapping joined(Mapping one, Mapping other) {
        Map<String, Entry> all = new LinkedHashMap<>(one.entries());
        other.entries().forEach(all::putIfAbsent);
        return new Mapping(one.place(), all);
    }

    private List<Found> found(Mapping root) {
        List<Found> found = new ArrayList<>();
        root.entries().forEach((key, entry) -> {
            if (known.contains(key)) {
                if (entry.value() instanceof Mapping section) {
                    section.entries().forEach((inner, value) -> add(found, key, inner, value));
                }
            } else {
                add(found, "", key, entry);
            }
        });
        return found;
    }

    private void add(List<Found> found, String section, String key, Entry entry) {
        (section.isEmpty() ? names.of(key) : names.of(section, key)).ifPresent(name -> {
            List<Target> targets = name.form().of(entry.value());
            boolean isOwn = targets.stream().anyMatch(target -> target.setting().equals(section + "." + key));
            boolean isNothingHere =
                    !section.isEmpty() && targets.isEmpty() && !name.words().contains(section + "." + key);
            if (!isOwn && !isNothingHere) {
                found.add(new Found(section, key, entry, targets, name.otherwise()));
            }
        });
    }

    private static Mapping without(Mapping root, Found setting) {
        if (setting.section().isEmpty()) {
            return root.without(setting.key());
        }
        return root.get(setting.section())
                .filter(Mapping.class::isInstance)
                .map(section -> root.with(
                        setting.section(),
                        root.entries().get(setting.section()).place(),
                        ((Mapping) section).without(setting.key())))
                .orElse(root);
    }

    /** The sections that are to be written whole, each key with its value. */
    private static Map<String, Map<String, String>> missing(Mapping own, List<Found> found) {
        Map<String, Map<String, String>> missing = new TreeMap<>();
        found.stream()
                .flatMap(setting -> setting.targets().stream())
                .filter(target -> !target.section().isEmpty() && !isThere(own, target.section()))
                .forEach(target -> missing.computeIfAbsent(target.section(), key -> new LinkedHashMap<>())
                        .putIfAbsent(target.key(), target.text()));
        return missing;
    }

    private static boolean isThere(Mapping own, String section) {
        return own.get(section).filter(node -> !node.isNull()).isPresent();
    }

    private static String remedy(
            Mapping own, Found setting, List<Found> found, Map<String, Map<String, String>> missing) {
        if (setting.targets().isEmpty()) {
            return setting.otherwise();
        }
        if (setting.place().isOption()) {
            return "Write " + options(setting.targets()) + " instead.";
        }
        List<String> lines = setting.targets().stream()
                .flatMap(target -> line(own, setting, target, found, missing))
                .distinct()
                .toList();
        return lines.isEmpty()
                ? "Remove it; " + setting.targets().get(0).setting() + " is set by another line."
                : "Write " + String.join(", and ", lines) + " instead.";
    }

    private static String options(List<Target> targets) {
        return targets.stream()
                .map(target -> "--set " + target.setting() + "=" + target.text())
                .map(option -> option.matches("[A-Za-z0-9_.=/ -]+") ? option : "--set '" + option.substring(6) + "'")
                .collect(joining(" "));
    }

    /** What to write for a target; nothing if something else is said of it already. */
    private static Stream<String> line(
            Mapping own, Found setting, Target target, List<Found> found, Map<String, Map<String, String>> missing) {
        String section = target.section();
        if (section.isEmpty()) {
            return own.get(target.setting()).isPresent()
                    ? Stream.empty()
                    : Stream.of(topLine(setting, target) + beside(setting));
        }
        if (missing.containsKey(section)) {
            Found first = found.stream()
                    .filter(other -> other.targets().stream()
                            .anyMatch(one -> one.section().equals(section)))
                    .findFirst()
                    .orElseThrow();
            return first.equals(setting)
                    ? Stream.of(sectionLine(section, missing.get(section)) + beside(setting))
                    : Stream.empty();
        }
        if (!(own.get(section).orElseThrow() instanceof Mapping there)
                || there.get(target.key()).isPresent()) {
            return Stream.empty();
        }
        String line = target.key() + ": " + target.text();
        return Stream.of(setting.section().equals(section) ? line : line + " below " + section + ":");
    }

    /** What belongs at the top of a file does not belong where it was found. */
    private static String beside(Found setting) {
        return setting.section().isEmpty() ? "" : " beside " + setting.section() + ":";
    }

    /** What is longer than a line keeps its place. */
    private static String topLine(Found setting, Target target) {
        return setting.written().value() instanceof ConfigNode.Scalar
                ? target.setting() + ": " + target.text()
                : target.setting() + ":";
    }

    private static String sectionLine(String section, Map<String, String> settings) {
        String word = WORDS.get(section);
        if (word != null && settings.keySet().equals(Set.of(word))) {
            return section + ": " + settings.get(word);
        }
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + ": " + setting.getValue())
                .collect(joining(", ", section + ": {", "}"));
    }

    private static Mapping with(Mapping own, List<Found> found) {
        Mapping root = own;
        for (Found setting : found) {
            for (Target target : setting.targets()) {
                root = with(root, setting, target);
            }
        }
        return root;
    }

    private static Mapping with(Mapping root, Found setting, Target target) {
        if (target.section().isEmpty()) {
            return root.get(target.setting()).isPresent()
                    ? root
                    : root.with(
                            target.setting(), setting.place(), setting.written().value());
        }
        ConfigNode there =
                root.get(target.section()).filter(node -> !node.isNull()).orElse(Mapping.empty(setting.place()));
        if (!(there instanceof Mapping section) || section.get(target.key()).isPresent()) {
            return root;
        }
        return new YamlReader(new Problems())
                .read(target.text(), setting.place())
                .map(value -> root.with(
                        target.section(), setting.place(), section.with(target.key(), setting.place(), value)))
                .orElse(root);
    }
}
