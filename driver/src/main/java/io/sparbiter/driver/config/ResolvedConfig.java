package io.sparbiter.driver.config;

import static java.util.stream.Collectors.joining;

import io.sparbiter.driver.config.yaml.CanonicalYaml;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A configuration as text, with every setting written out. */
public final class ResolvedConfig {
    /** How long a search runs and where it leaves what it needs only meanwhile. */
    private static final List<String> NOT_IDENTITY = List.of("budget.", "checkpoint.");

    /** Settings that earlier versions did not have, and the values that do what those did; with them their hashes hold. */
    private static final Map<String, String> ADDED = Map.of("training.tf32", "false", "strategy.cost", "ignore");

    private static final int HASH_BYTES = 8;

    private final String yaml;
    private final SortedMap<String, String> settings;

    private ResolvedConfig(String yaml, SortedMap<String, String> settings) {
        this.yaml = yaml;
        this.settings = Collections.unmodifiableSortedMap(settings);
    }

    static ResolvedConfig of(SearchConfig config) {
        Map<String, Object> tree = SearchCodec.write(config);
        SortedMap<String, String> settings = new TreeMap<>();
        flatten("", tree, settings);
        return new ResolvedConfig(CanonicalYaml.block(tree), settings);
    }

    /** A search file that needs no other file; read again it gives an equal configuration. */
    public String yaml() {
        return yaml;
    }

    /** Dotted key to value. A space is one key per axis and {@code space}, the order of the axes. */
    public SortedMap<String, String> settings() {
        return settings;
    }

    /** See {@link SearchConfig#hash()}. */
    public String hash() {
        String text = identity().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(joining());
        byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    }

    /** See {@link SearchConfig#differences}. */
    public List<String> differences(ResolvedConfig other) {
        SortedMap<String, String> mine = identity();
        SortedMap<String, String> others = other.identity();
        writeOut(mine, others);
        writeOut(others, mine);
        var keys = new TreeSet<>(mine.keySet());
        keys.addAll(others.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(mine.get(key), others.get(key)))
                .toList();
    }

    /** Where the other has a map in which a word is one value, and here is the word alone, writes it as this value. */
    private static void writeOut(SortedMap<String, String> settings, SortedMap<String, String> others) {
        List<String> alone = settings.keySet().stream()
                .filter(key -> !others.containsKey(key))
                .toList();
        for (String key : alone) {
            String word = settings.get(key);
            others.subMap(key + ".", key + "/").entrySet().stream()
                    .filter(other -> other.getValue().equals(word))
                    .findFirst()
                    .ifPresent(other -> {
                        settings.remove(key);
                        settings.put(other.getKey(), word);
                    });
        }
    }

    /** What makes the search the one it is: all but its budget, its checkpoints and what is as it was before it was a setting. */
    private SortedMap<String, String> identity() {
        SortedMap<String, String> identity = new TreeMap<>(settings);
        identity.keySet().removeIf(key -> NOT_IDENTITY.stream().anyMatch(key::startsWith));
        identity.entrySet().removeAll(ADDED.entrySet());
        return identity;
    }

    private static void flatten(String prefix, Map<?, ?> tree, SortedMap<String, String> settings) {
        tree.forEach((key, value) -> {
            if (value instanceof Map<?, ?> map) {
                flatten(prefix + key + ".", map, settings);
            } else {
                settings.put(prefix + key, CanonicalYaml.line(value));
            }
        });
        if (prefix.equals("space.")) {
            // The order of the axes decides which index a point has.
            settings.put("space", CanonicalYaml.line(List.copyOf(tree.keySet())));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
