package io.sparbiter.driver.config.trial;

import static io.sparbiter.driver.config.yaml.ValueTypes.oneOf;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.ConfigNode.Items;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.ValueType;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

    /** The type that a search file has, with its settings; empty if it is unclear which type is meant. */
    public static Optional<TrialType> read(Section file) {
        Optional<ConfigNode> trial = file.node(TRIAL);
        if (trial.filter(ConfigNode::isNull).isPresent()) {
            file.problem(TRIAL, TRIAL + " has no value.", addType(USUAL.word() + ", the default, or another type"));
        }
        boolean isClear =
                trial.filter(node -> node.isNull() || node instanceof Items).isEmpty();
        return file.section(TRIAL, new Choice(file, isClear));
    }

    /** The sections beside {@code trial} that belong to any type. */
    public static Set<String> sections() {
        return READERS.stream().flatMap(reader -> reader.sections().stream()).collect(Collectors.toSet());
    }

    /** Names that other tools have for the settings of the type that a file is likely to be of. */
    public static Map<String, String> otherNames(Mapping file) {
        String word = file.get(TRIAL)
                .flatMap(trial -> trial instanceof Mapping map ? map.get(TYPE) : Optional.of(trial))
                .map(ConfigNode::shown)
                .orElse(USUAL.word());
        return READERS.stream()
                .filter(reader -> reader.word().equals(word))
                .findFirst()
                .orElse(USUAL)
                .otherNames();
    }

    private static String addType(String types) {
        return "Add type: " + types + ".";
    }

    /** The section {@code trial} of a type with these settings. */
    public static Map<String, Object> section(String word, Map<String, Object> settings) {
        Map<String, Object> trial = new LinkedHashMap<>();
        trial.put(TYPE, word);
        trial.putAll(settings);
        return Map.of(TRIAL, trial);
    }

    /**
     * Reads {@code trial} and what else belongs to its type.
     *
     * @param isClear whether the section is one that can be read
     */
    private record Choice(Section file, boolean isClear) implements Codec<Optional<TrialType>> {
        @Override
        public Optional<TrialType> read(Section trial) {
            if (isClear && trial.isEmpty()) {
                return Optional.of(read(USUAL, trial));
            }
            Optional<TrialTypeReader> named =
                    isClear ? trial.require(TYPE, WORD, addType(likelyTypes(trial))) : Optional.empty();
            if (named.isEmpty()) {
                // Without a type nobody knows which settings belong here.
                trial.allowAnything();
                READERS.forEach(reader -> reader.sections().forEach(file::has));
            }
            return named.map(reader -> read(reader, trial));
        }

        /** Those to which most of the keys belong. */
        private static String likelyTypes(Section trial) {
            long most = READERS.stream()
                    .mapToLong(reader -> known(reader, trial))
                    .max()
                    .orElse(0);
            return most == 0
                    ? USUAL.word() + ", the default, or another type"
                    : words(reader -> known(reader, trial) == most);
        }

        private static long known(TrialTypeReader reader, Section trial) {
            return trial.keys().stream().filter(reader.keys()::contains).count();
        }

        private static String words(Predicate<TrialTypeReader> which) {
            return READERS.stream().filter(which).map(TrialTypeReader::word).collect(Collectors.joining(" or "));
        }

        private TrialType read(TrialTypeReader reader, Section trial) {
            READERS.stream().filter(other -> other != reader).forEach(other -> reject(other, reader));
            TrialType type = reader.read(file, trial);
            trial.unread().forEach(key -> reject(key, trial, reader));
            return type;
        }

        /** Says of a key that another type has that it belongs there; of one that none has, the section says it. */
        private static void reject(String key, Section trial, TrialTypeReader reader) {
            String others = words(other -> other.keys().contains(key));
            if (!others.isEmpty() && trial.has(key)) {
                trial.problem(
                        key,
                        belongs(trial.name(key), others, reader),
                        "Remove it, or maybe you meant type: " + others + ".");
            }
        }

        private static String belongs(String setting, String types, TrialTypeReader reader) {
            return setting + " belongs to trials of type " + types + ", these are of type " + reader.word() + ".";
        }

        private void reject(TrialTypeReader other, TrialTypeReader reader) {
            for (String section : other.sections()) {
                if (!reader.sections().contains(section) && file.has(section)) {
                    file.problem(
                            section,
                            belongs(section, other.word(), reader),
                            "Remove it, or maybe you meant trial: " + other.word() + ".");
                }
            }
        }

        @Override
        public Map<String, Object> write(Optional<TrialType> type) {
            return type.map(TrialType::sections).orElse(Map.of());
        }

        @Override
        public Optional<String> wordKey() {
            return Optional.of(TYPE);
        }
    }
}
