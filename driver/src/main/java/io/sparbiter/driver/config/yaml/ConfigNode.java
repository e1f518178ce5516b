package io.sparbiter.driver.config.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A piece of YAML and the place where it was written. Immutable; pieces may be shared, cycles do not occur. */
public sealed interface ConfigNode {
    SourcePosition place();

    /** How messages show it. */
    String shown();

    default boolean isNull() {
        return this instanceof Scalar scalar && scalar.kind() == Kind.NULL;
    }

    /** What YAML takes a scalar for. */
    enum Kind {
        INTEGER,
        DECIMAL,
        BOOLEAN,
        NULL,
        WORD,
        /** Dates, octal, hexadecimal and base-60 numbers: YAML knows them, users rarely mean them. */
        ODD
    }

    record Scalar(SourcePosition place, String text, Kind kind) implements ConfigNode {
        /** A map with this scalar as its only value. */
        public Mapping under(String key) {
            return new Mapping(place, Map.of(key, new Entry(place, this)));
        }

        @Override
        public String shown() {
            return ValueText.shown(text);
        }
    }

    record Items(SourcePosition place, List<ConfigNode> items) implements ConfigNode {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String shown() {
            return "a list";
        }
    }

    /** Keys in the order of the file. */
    record Mapping(SourcePosition place, Map<String, Entry> entries) implements ConfigNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        public static Mapping empty(SourcePosition place) {
            return new Mapping(place, Map.of());
        }

        public Optional<ConfigNode> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        Mapping with(String key, SourcePosition written, ConfigNode value) {
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            changed.put(key, new Entry(written, value));
            return new Mapping(place, changed);
        }

        @Override
        public String shown() {
            return "a map";
        }
    }

    /** A key's value, and where the key is. */
    record Entry(SourcePosition place, ConfigNode value) {}
}
