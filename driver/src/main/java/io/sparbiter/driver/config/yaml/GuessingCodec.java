package io.sparbiter.driver.config.yaml;

import io.sparbiter.driver.config.yaml.ConfigNode.Kind;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.ConfigNode.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The codec of a section that knows what is meant where a word or a number stands in its place: {@code {trials: 50}} by
 * {@code budget: 50}.
 *
 * @param keys the first of which that can have the value is meant
 * @param off the map of settings by which there is nothing of what the section is of; empty if there always is
 */
record GuessingCodec<T>(Codec<T> codec, List<String> keys, String off) implements Codec<T> {
    private static final Set<String> NONE = Set.of("false", "off", "no", "none", "never");

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
        return codec.wordKey();
    }

    @Override
    public Optional<String> meant(ConfigNode node) {
        if (!(node instanceof Scalar plain)) {
            return Optional.empty();
        }
        if (!off.isEmpty() && NONE.contains(plain.text().toLowerCase(Locale.ROOT))) {
            return Optional.of(off);
        }
        return keys.stream()
                .filter(key -> plain.kind() != Kind.BOOLEAN)
                .map(plain::under)
                .filter(this::isRight)
                .findFirst()
                .map(Mapping::written);
    }

    private boolean isRight(Mapping settings) {
        var problems = new Problems();
        Section.read("", settings, problems, codec::read);
        return problems.isEmpty();
    }
}
