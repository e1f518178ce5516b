package io.sparbiter.driver.config.trial;

import static io.sparbiter.driver.config.yaml.ValueTypes.oneOf;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.ValueType;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** All trial types there are. */
public final class TrialTypes {
    /** The section that says which type it is. */
    public static final String TRIAL = "trial";

    /** What a word in its place means. */
    public static final String TYPE = "type";

    private static final List<TrialTypeReader> READERS =
            ServiceLoader.load(TrialTypeReader.class, TrialTypes.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .sorted(Comparator.comparing(TrialTypeReader::word).reversed())
                    .toList();

    /** The type of a file that names none. */
    private static final TrialTypeReader USUAL = reader("network");

    private static final ValueType<TrialTypeReader> WORD = oneOf(READERS, TrialTypeReader::word);

    private TrialTypes() {}

    private static TrialTypeReader reader(String word) {
        return READERS.stream()
                .filter(reader -> reader.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no trial type " + word));
    }

    /** The type that a search file has, with its settings. */
    public static TrialType read(Section file) {
        return file.section(TRIAL, new Choice(file));
    }

    /** The section {@code trial} of a type with these settings. */
    public static Map<String, Object> section(String word, Map<String, Object> settings) {
        Map<String, Object> trial = new LinkedHashMap<>();
        trial.put(TYPE, word);
        trial.putAll(settings);
        return Map.of(TRIAL, trial);
    }

    /** Reads {@code trial} and what else belongs to its type. */
    private record Choice(Section file) implements Codec<TrialType> {
        @Override
        public TrialType read(Section trial) {
            if (trial.isEmpty()) {
                return read(USUAL, trial);
            }
            Optional<TrialTypeReader> named =
                    trial.require(TYPE, WORD, "Add type: " + USUAL.word() + ", the default, or another type.");
            if (named.isEmpty()) {
                // Without a type nobody knows which settings belong here.
                trial.allowAnything();
                READERS.forEach(reader -> reader.sections().forEach(file::has));
            }
            return read(named.orElse(USUAL), trial);
        }

        private TrialType read(TrialTypeReader reader, Section trial) {
            READERS.stream().filter(other -> other != reader).forEach(other -> reject(other, reader));
            return reader.read(file, trial);
        }

        private void reject(TrialTypeReader other, TrialTypeReader reader) {
            for (String section : other.sections()) {
                if (!reader.sections().contains(section) && file.has(section)) {
                    file.problem(
                            section,
                            section + " belongs to trials of type " + other.word() + ", these are of type "
                                    + reader.word() + ".",
                            "Remove it, or maybe you meant trial: " + other.word() + ".");
                }
            }
        }

        @Override
        public Map<String, Object> write(TrialType type) {
            return type.sections();
        }

        @Override
        public Optional<String> wordKey() {
            return Optional.of(TYPE);
        }
    }
}
