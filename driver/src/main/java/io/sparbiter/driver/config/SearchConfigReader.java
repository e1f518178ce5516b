package io.sparbiter.driver.config;

import io.sparbiter.driver.config.foreign.ForeignFile;
import io.sparbiter.driver.config.guess.LineSlip;
import io.sparbiter.driver.config.space.SpaceReader;
import io.sparbiter.driver.config.trial.TrialTypes;
import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.ConfigNode.Items;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.ConfigNode.Scalar;
import io.sparbiter.driver.config.yaml.ConfigOverride;
import io.sparbiter.driver.config.yaml.Overrides;
import io.sparbiter.driver.config.yaml.Problems;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.SourcePosition;
import io.sparbiter.driver.config.yaml.YamlReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a search file, the space file it names, and what the command line overrides. What is given nowhere has its
 * default.
 *
 * <pre>{@code
 * SearchConfig config = new SearchConfigReader()
 *         .read(Path.of("conf/searches/quick.yaml"), List.of(ConfigOverride.set("budget.trials=8")));
 * }</pre>
 */
public final class SearchConfigReader {
    private final boolean checksAxes;

    /** A reader that refuses a space in which not every point can be a trial's. */
    public SearchConfigReader() {
        this(true);
    }

    private SearchConfigReader(boolean checksAxes) {
        this.checksAxes = checksAxes;
    }

    /** A reader of what was checked when it was written, or of what no trial is to be made of. */
    public static SearchConfigReader trusting() {
        return new SearchConfigReader(false);
    }

    /** Throws {@link ConfigException} with all problems if there are any. */
    public SearchConfig read(Path file) {
        return read(file, List.of());
    }

    /** The same, with settings of the command line; of two for one key the last wins. */
    public SearchConfig read(Path file, List<ConfigOverride> overrides) {
        var problems = new Problems();
        return config(new YamlReader(problems).read(file), SourcePosition.in(file, 0), overrides, problems);
    }

    /**
     * Reads a configuration that {@link ResolvedConfig#yaml} wrote.
     *
     * @param source what to call it in messages
     */
    public SearchConfig readText(String yaml, String source) {
        return readText(yaml, source, List.of());
    }

    /** The same, with settings of the command line. */
    public SearchConfig readText(String yaml, String source, List<ConfigOverride> overrides) {
        var problems = new Problems();
        SourcePosition place = SourcePosition.onCommandLine(source);
        return config(new YamlReader(problems).read(yaml, place), place, overrides, problems);
    }

    private SearchConfig config(
            Optional<ConfigNode> file, SourcePosition place, List<ConfigOverride> overrides, Problems problems) {
        List<ConfigOverride> single = overrides.stream()
                .filter(override -> override.isOne(knownKeys(), problems))
                .toList();
        var spaceFile = new SpaceReader(space -> List.of(), problems);
        Optional<SearchConfig> config = file.flatMap(node -> map(place, node, problems))
                .map(root -> overrides(spaceFile, problems).apply(root, single))
                .map(root -> withConstraints(spaceFile, root))
                .map(root -> new ForeignFile(knownKeys(), TrialTypes.otherNames(root), problems).translate(root))
                .flatMap(root -> Section.read("", root, problems, new SearchCodec(checksAxes, problems)::read));
        problems.throwIfAny();
        return config.orElseThrow();
    }

    private static Set<String> knownKeys() {
        Set<String> keys = new HashSet<>(SearchCodec.KEYS);
        keys.addAll(TrialTypes.sections());
        return keys;
    }

    /** A space file that became a map, since one of its axes was replaced, leaves its constraints to the search. */
    private static Mapping withConstraints(SpaceReader file, Mapping root) {
        Optional<ConfigNode> constraints =
                file.constraints().filter(ofFile -> root.get("space").orElse(null) instanceof Mapping);
        return constraints.map(ofFile -> withConstraints(root, ofFile)).orElse(root);
    }

    private static Mapping withConstraints(Mapping root, ConfigNode ofFile) {
        List<ConfigNode> all = Stream.concat(Stream.of(ofFile), root.get(SearchCodec.CONSTRAINTS).stream())
                .flatMap(node -> node instanceof Items list ? list.items().stream() : Stream.of(node))
                .toList();
        return root.with(SearchCodec.CONSTRAINTS, ofFile.place(), new Items(ofFile.place(), all));
    }

    private static Overrides overrides(SpaceReader spaceFile, Problems problems) {
        Map<String, Function<Scalar, Optional<Mapping>>> words = new HashMap<>();
        words.put("space", spaceFile::axes);
        SearchCodec.WORDS.forEach((key, meant) -> words.put(key, word -> Optional.of(word.under(meant))));
        return new Overrides(words, problems);
    }

    private static Optional<Mapping> map(SourcePosition file, ConfigNode node, Problems problems) {
        if (node.isNull()) {
            return Optional.of(Mapping.empty(node.place()));
        }
        if (node instanceof Mapping map) {
            return Optional.of(map);
        }
        Optional<String> slip = node instanceof Scalar word ? LineSlip.remedy(word.text()) : Optional.empty();
        problems.add(file, "a search file is a map of settings.", slip.orElse("Start with space: and a space file."));
        return Optional.empty();
    }
}
