package io.sparbiter.driver.config.yaml;

import java.util.Optional;
import java.util.function.Function;

/** Fields whose values a file gives, or else {@code usual}. */
record ReadFields<T>(Section section, T usual) implements Fields<T> {
    @Override
    public <V> V get(String key, ValueType<V> type, Function<? super T, V> component) {
        return get(key, type, component, component.apply(usual));
    }

    @Override
    public <V> V get(String key, ValueType<V> type, Function<? super T, V> component, V otherwise) {
        return section.get(key, type, otherwise);
    }

    @Override
    public <V> V require(String key, ValueType<V> type, Function<? super T, V> component, String remedy) {
        return section.require(key, type, remedy).orElseGet(() -> component.apply(usual));
    }

    @Override
    public <V> Optional<V> find(
            String key, ValueType<V> type, Function<? super T, Optional<V>> component, String remedy) {
        return section.find(key, type, remedy);
    }

    @Override
    public <V> V section(String key, Codec<V> codec, Function<? super T, V> component) {
        return section.section(key, codec);
    }

    @Override
    public <V> V part(Codec<V> codec, Function<? super T, V> component) {
        return codec.read(section);
    }
}
