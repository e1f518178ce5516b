package io.sparbiter.driver.config.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A piece of YAML and the place where it was written. Immutable; pieces may be shared, cycles do not occur. */
public sealed interface ConfigNode {
    /** Of what is {@link #written}, about. */
    int MOST_CHARACTERS = 4000;

    SourcePosition place();

    /** How messages show it. */
    String shown();

    /** As a file may have it, in one line; of very much, no more than a message shows. */
    default String written() {
        var line = new StringBuilder();
        write(line);
        return line.toString();
    }

    /** Adds it to the line, unless that is so long that nobody reads it: aliases make a little file very much. */
    private void write(StringBuilder line) {
        if (line.length() > MOST_CHARACTERS) {
            return;
        }
        if (this instanceof Scalar scalar) {
            line.append(scalar.quoted() ? CanonicalYaml.line(scalar.text()) : scalar.text());
        } else if (this instanceof Items list) {
            String before = "[";
            for (ConfigNode item : list.items()) {
                item.write(line.append(before));
                before = ", ";
            }
            line.append(list.items().isEmpty() ? "[]" : "]");
        } else if (this instanceof Mapping map) {
            String before = "{";
            for (Map.Entry<String, Entry> entry : map.entries().entrySet()) {
                line.append(before).append(CanonicalYaml.line(entry.getKey())).append(": ");
                entry.getValue().value().write(line);
                before = ", ";
            }
            line.append(map.entries().isEmpty() ? "{}" : "}");
        }
    }

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

    /**
     * A word or a number.
     *
     * @param quoted whether it stands in quotes, so that it is a word whatever it looks like
     */
    record Scalar(SourcePosition place, String text, Kind kind, boolean quoted) implements ConfigNode {
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

        /** The same with another value of a key, which is the last one if it was not there. */
        public Mapping with(String key, SourcePosition written, ConfigNode value) {
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            changed.put(key, new Entry(written, value));
            return new Mapping(place, changed);
        }

        /** The same without a key. */
        public Mapping without(String key) {
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            changed.remove(key);
            return new Mapping(place, changed);
        }

        @Override
        public String shown() {
            return "a map";
        }

        /** Each key with its value, as a file may have them on lines of their own. */
        public Stream<String> lines() {
            return entries.entrySet().stream()
                    .map(entry -> CanonicalYaml.line(entry.getKey()) + ": "
                            + entry.getValue().value().written());
        }
    }

    /** A key's value, and where the key is. */
    record Entry(SourcePosition place, ConfigNode value) {}
}
