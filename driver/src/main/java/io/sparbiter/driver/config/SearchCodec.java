package io.sparbiter.driver.config;

import static io.sparbiter.driver.config.CheckpointCodec.CHECKPOINT;
import static io.sparbiter.driver.config.DataCodec.DATA;
import static io.sparbiter.driver.config.NetworkCodec.NETWORK;
import static io.sparbiter.driver.config.PrunerCodec.PRUNER;
import static io.sparbiter.driver.config.StrategyCodec.STRATEGY;
import static io.sparbiter.driver.config.TrainingCodec.TRAINING;

import io.sparbiter.driver.config.space.SpaceReader;
import io.sparbiter.driver.config.space.StartReader;
import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.Problems;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.ValueTypes;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.worker.network.NetworkReports;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads and writes a whole search file: its sections by their codecs, and the settings that are no section. */
final class SearchCodec {
    private static final Codec<Objective> OBJECTIVE =
            ObjectiveCodec.objective(NetworkReports.SCHEMA, NetworkReports.OBJECTIVE);

    /** The sections that a word may stand for. */
    static final Map<String, Codec<?>> WORDS = Map.of("strategy", STRATEGY, "pruner", PRUNER, "objective", OBJECTIVE);

    private final SpaceReader spaces;
    private final Problems problems;

    /** What reads; writing needs neither. */
    SearchCodec(SpaceReader spaces, Problems problems) {
        this.spaces = spaces;
        this.problems = problems;
    }

    /** Reads every section, so that all problems are told; empty if there is no space. */
    Optional<SearchConfig> read(Section file) {
        Optional<Space> space = space(file);
        var data = file.section("data", DATA);
        var network = file.section("network", NETWORK);
        var training = file.section("training", TRAINING);
        var strategy = file.section("strategy", STRATEGY);
        var pruner = file.section("pruner", PRUNER);
        var objective = file.section("objective", OBJECTIVE);
        var budget = file.section("budget", BudgetCodec.budget(objective));
        var checkpoint = file.section("checkpoint", CHECKPOINT);
        var start = start(file, space);
        var seed = file.find("seed", ValueTypes.LONG, "Leave it out to have one drawn.")
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
        return space.map(known -> new SearchConfig(
                known, data, network, training, strategy, pruner, objective, budget, checkpoint, start, seed));
    }

    /**
     * Writes every setting in the order of the documentation. Its keys and values make up a search's hash: a change here
     * is another search to whoever resumes.
     */
    static Map<String, Object> write(SearchConfig config) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("space", space(config.space()));
        tree.put("data", DATA.write(config.data()));
        tree.put("network", NETWORK.write(config.network()));
        tree.put("training", TRAINING.write(config.training()));
        tree.put("strategy", STRATEGY.write(config.strategy()));
        tree.put("pruner", PRUNER.write(config.pruner()));
        tree.put("objective", OBJECTIVE.write(config.objective()));
        tree.put("budget", BudgetCodec.budget(config.objective()).write(config.budget()));
        tree.put("checkpoint", CHECKPOINT.write(config.checkpoint()));
        tree.put("start", config.start().stream().map(Point::values).toList());
        tree.put("seed", config.seed().isPresent() ? config.seed().getAsLong() : null);
        return tree;
    }

    private Optional<Space> space(Section file) {
        Optional<ConfigNode> node = file.node("space").filter(found -> !found.isNull());
        if (node.isEmpty()) {
            file.problem("space is missing.", "Name a space file, as in space: ../spaces/mnist-cnn.yaml.");
        }
        return node.flatMap(spaces::read);
    }

    private static Map<String, Object> space(Space space) {
        Map<String, Object> axes = new LinkedHashMap<>();
        for (Axis axis : space.axes()) {
            axes.put(axis.name(), axis.values());
        }
        return axes;
    }

    private List<Point> start(Section file, Optional<Space> space) {
        Optional<ConfigNode> node = file.node("start").filter(found -> !found.isNull());
        return node.isPresent() && space.isPresent()
                ? new StartReader(space.get(), problems).read(node.get())
                : List.of();
    }
}
