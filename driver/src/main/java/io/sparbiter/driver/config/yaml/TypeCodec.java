package io.sparbiter.driver.config.yaml;

import io.sparbiter.driver.config.yaml.Codec.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A section whose key {@code type} says which other keys it has, as {@code strategy}. An empty one is the default. */
public final class TypeCodec<T> implements Codec<T> {
    private static final String TYPE = "type";

    private final T usual;
    private final Function<? super T, String> word;
    private final List<Variant<? extends T>> variants;
    private final ValueType<Variant<? extends T>> type;

    /**
     * @param usual what an empty section means; its type is that of a section that names none
     * @param word of a value, which its section has for its type
     * @param variants all there are, in the order in which a message lists them
     */
    public TypeCodec(T usual, Function<? super T, String> word, List<Variant<? extends T>> variants) {
        this.usual = usual;
        this.word = word;
        this.variants = variants;
        type = ValueTypes.oneOf(variants, found -> word.apply(found.usual()));
    }

    /**
     * A type with its options.
     *
     * @param usual a value of this type whose options are the defaults
     */
    public record Variant<V>(Class<V> kind, V usual, Codec<V> options) {
        public static <V> Variant<V> of(Class<V> kind, V usual, Form<V> options) {
            return new Variant<>(kind, usual, Codec.of(usual, options));
        }

        /** A type without options. */
        public static <V> Variant<V> of(Class<V> kind, V only) {
            return of(kind, only, fields -> only);
        }

        private Map<String, Object> write(Object value) {
            return options.write(kind.cast(value));
        }
    }

    @Override
    public T read(Section section) {
        if (hasOnlyUsualOptions(section)) {
            return variantOf(usual).options().read(section);
        }
        Optional<Variant<? extends T>> found =
                section.require(TYPE, type, "Add type: " + word.apply(usual) + ", the default, or another type.");
        if (found.isEmpty()) {
            // Without a type nobody knows which options belong here.
            section.allowAnything();
            return usual;
        }
        return found.get().options().read(section);
    }

    /** Whether no type is named, and none needs to be: nothing is there but what the default has, too. */
    private boolean hasOnlyUsualOptions(Section section) {
        return !section.has(TYPE) && write(usual).keySet().containsAll(section.keys());
    }

    @Override
    public Map<String, Object> write(T value) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(TYPE, word.apply(value));
        tree.putAll(variantOf(value).write(value));
        return tree;
    }

    private Variant<? extends T> variantOf(T value) {
        return variants.stream()
                .filter(known -> known.kind().isInstance(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no codec for type " + word.apply(value)));
    }

    @Override
    public Optional<String> wordKey() {
        return Optional.of(TYPE);
    }
}
