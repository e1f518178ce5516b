package io.sparbiter.driver.config.yaml;

import java.util.Optional;
import java.util.function.Function;

/**
 * The settings of a section, asked for one after another, each by its key, its type and the component of {@code T} it is.
 * When a file is read, the answer is what the file says; when a value is written, it is the value's own component, noted
 * down under the key. So one description does both.
 */
public interface Fields<T> {
    /** A setting whose default is the component of the usual value. */
    <V> V get(String key, ValueType<V> type, Function<? super T, V> component);

    /** A setting that must be there; the component of the usual value stands in for it where it cannot be read. */
    <V> V require(String key, ValueType<V> type, Function<? super T, V> component, String remedy);

    /** A setting whose default depends on other settings. */
    <V> V get(String key, ValueType<V> type, Function<? super T, V> component, V usual);

    /** A setting that may be left out or be null, both of which mean that there is none. */
    <V> Optional<V> find(String key, ValueType<V> type, Function<? super T, Optional<V>> component, String remedy);

    /** A section below this one. */
    <V> V section(String key, Codec<V> codec, Function<? super T, V> component);

    /** A component whose settings stand among those of this section. */
    <V> V part(Codec<V> codec, Function<? super T, V> component);
}
