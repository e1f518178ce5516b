package io.sparbiter.driver.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every codec; each has a test class that extends this one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CodecContract<T> {
    /**
     * A full mapping.
     *
     * @param usual the value whose settings are the defaults
     * @param value one with every setting different
     * @param yaml the section of {@code value}, in the form in which it is written
     */
    public record Example<T>(T usual, T value, String yaml) {}

    /** The codec under test. */
    public abstract Codec<T> codec();

    /** What an empty section means. */
    public abstract T usual();

    /** A section with no more than it must have. */
    public String empty() {
        return "";
    }

    /** Examples of all types that the section has. */
    public abstract List<Example<T>> examples();

    protected final T read(String yaml) {
        var problems = new Problems();
        SourcePosition place = SourcePosition.onCommandLine("test");
        ConfigNode node = new YamlReader(problems).read(yaml, place).orElseThrow();
        Mapping map = node instanceof Mapping given ? given : Mapping.empty(place);
        T value = Section.read("section", map, problems, codec()::read);
        problems.throwIfAny();
        return value;
    }

    @Test
    void anEmptySectionHasTheDefaults() {
        assertThat(read(empty())).isEqualTo(usual());
    }

    @Test
    void theDefaultsThatAreWrittenAreReadAgain() {
        assertThat(read(CanonicalYaml.block(codec().write(usual())))).isEqualTo(usual());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyKeyIsRead(Example<T> example) {
        assertThat(read(example.yaml())).isEqualTo(example.value());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyKeyIsWrittenInTheOrderOfTheDocumentation(Example<T> example) {
        assertThat(CanonicalYaml.block(codec().write(example.value()))).isEqualTo(example.yaml());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyKeyOfAnExampleDiffersFromItsDefault(Example<T> example) {
        assertDifferent(codec().write(example.value()), codec().write(example.usual()));
    }

    private static void assertDifferent(Map<?, ?> full, Map<?, ?> usual) {
        assertThat(full.keySet().containsAll(usual.keySet())).isTrue();
        full.forEach((key, value) -> {
            if (value instanceof Map<?, ?> below && usual.get(key) instanceof Map<?, ?> usualBelow) {
                assertDifferent(below, usualBelow);
            } else if (!key.equals("type")) {
                assertThat(value).as("%s", key).isNotEqualTo(usual.get(key));
            }
        });
    }
}
