package io.sparbiter.driver.config.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes one section of a search file. What {@link #write} makes, {@link #read} reads as an equal value.
 *
 * <p>Most sections are a record of settings, each with a default. Their codec names every key once:
 *
 * <pre>{@code
 * static final Codec<MedianStopping> CODEC =
 *         Codec.of(MedianStopping.DEFAULT, fields -> new MedianStopping(
 *                 fields.get("startup_trials", COUNT, MedianStopping::startupTrials),
 *                 fields.get("warmup_epochs", COUNT_OR_NONE, MedianStopping::warmupEpochs)));
 * }</pre>
 */
public interface Codec<T> {
    /** The value of a section; tells the section's problems, and then stands in for what cannot be read. */
    T read(Section section);

    /** Every key of the section with its value, defaults included, in the order of the documentation. */
    Map<String, Object> write(T value);

    /**
     * The key that is meant where a word stands in the section's place, such as {@code type} in {@code strategy: tpe};
     * empty if the section must be a map.
     */
    default Optional<String> wordKey() {
        return Optional.empty();
    }

    /**
     * The map of settings, as a file has it, that is probably meant by what stands in the section's place and is none; empty
     * if that is unclear.
     */
    default Optional<String> meant(ConfigNode node) {
        return Optional.empty();
    }

    /** The same codec, which takes a word or a number in the section's place for that of the first of these keys that fits. */
    default Codec<T> guessing(String... keys) {
        return new GuessingCodec<>(this, List.of(keys), "");
    }

    /** The same, of a section by whose settings there may be nothing of what it is of. */
    default Codec<T> guessingOr(String off, String... keys) {
        return new GuessingCodec<>(this, List.of(keys), off);
    }

    /** Makes a value of the fields it is asked for, in the order in which they are written. */
    @FunctionalInterface
    interface Form<T> {
        T of(Fields<T> fields);
    }

    /** A codec of a record; {@code usual} has the defaults. */
    static <T> Codec<T> of(T usual, Form<T> form) {
        return new Codec<>() {
            @Override
            public T read(Section section) {
                return form.of(new ReadFields<>(section, usual));
            }

            @Override
            public Map<String, Object> write(T value) {
                Map<String, Object> tree = new LinkedHashMap<>();
                form.of(new WrittenFields<>(value, tree));
                return tree;
            }
        };
    }

    /** The same codec of a section that may be a word. */
    default Codec<T> orWord(String key) {
        Codec<T> codec = this;
        return new Codec<>() {
            @Override
            public T read(Section section) {
                return codec.read(section);
            }

            @Override
            public Map<String, Object> write(T value) {
                return codec.write(value);
            }

            @Override
            public Optional<String> wordKey() {
                return Optional.of(key);
            }
        };
    }
}
