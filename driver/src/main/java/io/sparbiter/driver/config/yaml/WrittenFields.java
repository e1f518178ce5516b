package io.sparbiter.driver.config.yaml;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Fields that {@code value} has, put into {@code tree} in the order in which they are asked for. */
record WrittenFields<T>(T value, Map<String, Object> tree) implements Fields<T> {
    @Override
    public <V> V get(String key, ValueType<V> type, Function<? super T, V> component) {
        V field = component.apply(value);
        tree.put(key, type.written(field));
        return field;
    }

    @Override
    public <V> V get(String key, ValueType<V> type, Function<? super T, V> component, V usual) {
        return get(key, type, component);
    }

    @Override
    public <V> V require(String key, ValueType<V> type, Function<? super T, V> component, String remedy) {
        return get(key, type, component);
    }

    @Override
    public <V> Optional<V> find(
            String key, ValueType<V> type, Function<? super T, Optional<V>> component, String remedy) {
        Optional<V> field = component.apply(value);
        tree.put(key, field.map(type::written).orElse(null));
        return field;
    }

    @Override
    public <V> V section(String key, Codec<V> codec, Function<? super T, V> component) {
        V field = component.apply(value);
        tree.put(key, codec.write(field));
        return field;
    }

    @Override
    public <V> V part(Codec<V> codec, Function<? super T, V> component) {
        V field = component.apply(value);
        tree.putAll(codec.write(field));
        return field;
    }
}
