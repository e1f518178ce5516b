package io.sparbiter.driver.config;

import io.sparbiter.driver.config.ConfigNode.Mapping;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Reads a search file, the space file it names, and what the command line overrides. What is given nowhere has its
 * default.
 */
public final class SearchConfigReader {
    private final Function<Space, List<String>> axisRules;

    /**
     * @param axisRules what a network has to say against a space: messages, each a sentence that starts with
     *     {@code space.} and the axis, and on a second line a remedy; none if it can be built from every point
     */
    public SearchConfigReader(Function<Space, List<String>> axisRules) {
        this.axisRules = axisRules;
    }

    /** Throws {@link ConfigException} with all problems if there are any. */
    public SearchConfig read(Path file) {
        return read(file, List.of());
    }

    /** The same, with settings of the command line; of two for one key the last wins. */
    public SearchConfig read(Path file, List<ConfigOverride> overrides) {
        var problems = new Problems();
        return config(new YamlReader(problems).read(file), Place.in(file, 0), overrides, problems);
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
        Place place = Place.onCommandLine(source);
        return config(new YamlReader(problems).read(yaml, place), place, overrides, problems);
    }

    private SearchConfig config(
            Optional<ConfigNode> file, Place place, List<ConfigOverride> overrides, Problems problems) {
        Optional<SearchConfig> config = file.flatMap(node -> map(place, node, problems))
                .map(root -> overrides(problems).apply(root, overrides))
                .flatMap(root -> Section.read("", root, problems, section -> read(section, problems)));
        problems.throwIfAny();
        return config.orElseThrow();
    }

    private Overrides overrides(Problems problems) {
        return new Overrides(
                Map.of(
                        "space", new SpaceReader(axisRules, problems)::axes,
                        "strategy", word -> Optional.of(word.under("type")),
                        "pruner", word -> Optional.of(word.under("type")),
                        "objective", word -> Optional.of(word.under("metric"))),
                problems);
    }

    private static Optional<Mapping> map(Place file, ConfigNode node, Problems problems) {
        if (node.isNull()) {
            return Optional.of(Mapping.empty(node.place()));
        }
        if (node instanceof Mapping map) {
            return Optional.of(map);
        }
        problems.add(file, "a search file is a map of settings.", "Start with space: and a space file.");
        return Optional.empty();
    }

    private Optional<SearchConfig> read(Section section, Problems problems) {
        Optional<Space> space = space(section, problems);
        var data = section.section("data", SettingsReader::data);
        var network = section.section("network", SettingsReader::network);
        var training = section.section("training", SettingsReader::training);
        var strategy = section.wordOrSection("strategy", "type", StrategyReader::read);
        var pruner = section.wordOrSection("pruner", "type", PrunerReader::read);
        var objective = section.wordOrSection("objective", "metric", ObjectiveReader::read);
        var budget = section.section("budget", budgeted -> BudgetReader.read(budgeted, objective));
        var checkpoint = section.section("checkpoint", SettingsReader::checkpoint);
        var start = start(section, space, problems);
        var seed = section.find("seed", ValueTypes.LONG, "Leave it out to have one drawn.")
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
        return space.map(known -> new SearchConfig(
                known, data, network, training, strategy, pruner, objective, budget, checkpoint, start, seed));
    }

    private Optional<Space> space(Section section, Problems problems) {
        Optional<ConfigNode> node = section.node("space").filter(found -> !found.isNull());
        if (node.isEmpty()) {
            section.problem("space is missing.", "Name a space file, as in space: ../spaces/mnist-cnn.yaml.");
            return Optional.empty();
        }
        return new SpaceReader(axisRules, problems).read(node.get());
    }

    private static List<Point> start(Section section, Optional<Space> space, Problems problems) {
        Optional<ConfigNode> node = section.node("start").filter(found -> !found.isNull());
        return node.isPresent() && space.isPresent()
                ? new StartReader(space.get(), problems).read(node.get())
                : List.of();
    }
}
