package io.sparbiter.driver.config;

import static io.sparbiter.driver.config.CheckpointCodec.CHECKPOINT;
import static io.sparbiter.driver.config.ObjectiveCodec.OBJECTIVE;
import static io.sparbiter.driver.config.PrunerCodec.PRUNER;
import static io.sparbiter.driver.config.StrategyCodec.STRATEGY;

import io.sparbiter.driver.config.space.ConstraintReader;
import io.sparbiter.driver.config.space.SpaceReader;
import io.sparbiter.driver.config.space.StartReader;
import io.sparbiter.driver.config.trial.MetricsCodec;
import io.sparbiter.driver.config.trial.TrialType;
import io.sparbiter.driver.config.trial.TrialTypes;
import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.Problems;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.ValueTypes;
import io.sparbiter.search.generate.Strategy;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Condition;
import io.sparbiter.search.space.Constraint;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Objective;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Reads and writes a whole search file: its sections by their codecs, and the settings that are no section. */
final class SearchCodec {
    static final String CONSTRAINTS = "constraints";

    /** The sections that a word may stand for, and the key under which it is meant. */
    static final Map<String, String> WORDS = Map.of(
            TrialTypes.TRIAL, TrialTypes.TYPE, "strategy", "type", "pruner", "type", OBJECTIVE, ObjectiveCodec.METRIC);

    /** All keys at the top of a file but those that belong to types of trials. */
    static final Set<String> KEYS = Set.of(
            "space",
            CONSTRAINTS,
            TrialTypes.TRIAL,
            "strategy",
            "pruner",
            OBJECTIVE,
            "budget",
            "checkpoint",
            "start",
            "seed");

    private final boolean checksAxes;
    private final Problems problems;

    /**
     * What reads; writing needs neither.
     *
     * @param checksAxes whether trials must be able to begin at every point of the space
     */
    SearchCodec(boolean checksAxes, Problems problems) {
        this.checksAxes = checksAxes;
        this.problems = problems;
    }

    /** Reads every section, so that all problems are told; empty if there is no space. */
    Optional<SearchConfig> read(Section file) {
        Optional<TrialType> trial = TrialTypes.read(file);
        Optional<Space> space = space(file, trial);
        var strategy = file.section("strategy", STRATEGY);
        var pruner = file.section("pruner", PRUNER);
        var objective = trial.map(type -> objective(type).read(file)).orElseGet(() -> unread(file));
        rejectOneSided(file, strategy, objective);
        var budget = file.section("budget", BudgetCodec.budget(objective, strategy));
        var checkpoint = file.section("checkpoint", CHECKPOINT);
        var start = start(file, space);
        var seed = file.find("seed", ValueTypes.LONG, "Leave it out to have one drawn.")
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
        return trial.flatMap(type -> space.map(
                known -> new SearchConfig(known, type, strategy, pruner, objective, budget, checkpoint, start, seed)));
    }

    /** What trials report is unclear with their type. */
    private static Objective unread(Section file) {
        file.node(OBJECTIVE);
        return Objective.of(MetricsCodec.STAND_IN.get(0));
    }

    /**
     * Writes every setting in the order of the documentation. Its keys and values make up a search's hash: with a
     * change here, no search of before can be resumed.
     */
    static Map<String, Object> write(SearchConfig config) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("space", space(config.space()));
        if (!config.space().constraints().isEmpty()) {
            tree.put(
                    CONSTRAINTS,
                    config.space().constraints().stream().map(Constraint::text).toList());
        }
        tree.putAll(config.trial().sections());
        tree.put("strategy", STRATEGY.write(config.strategy()));
        tree.put("pruner", PRUNER.write(config.pruner()));
        tree.put(OBJECTIVE, objective(config.trial()).write(config.objective()));
        tree.put(
                "budget",
                BudgetCodec.budget(config.objective(), config.strategy()).write(config.budget()));
        tree.put("checkpoint", CHECKPOINT.write(config.checkpoint()));
        tree.put("start", config.start().stream().map(Point::values).toList());
        tree.put("seed", config.seed().isPresent() ? config.seed().getAsLong() : null);
        return tree;
    }

    private static ObjectiveCodec objective(TrialType trial) {
        return new ObjectiveCodec(trial.reports(), trial.usualObjective());
    }

    /** A strategy that learns from scores alone would leave all other objectives to chance, and nobody would notice. */
    private static void rejectOneSided(Section file, Strategy strategy, Objective objective) {
        if (!objective.others().isEmpty() && strategy.learns() && !strategy.weighsObjectives()) {
            file.problem(
                    "strategy",
                    "strategy %s learns from one objective, and objective names %d."
                            .formatted(strategy.word(), 1 + objective.others().size()),
                    "Use strategy: bayesian, which weighs them all, or name one objective.");
        }
    }

    private Optional<Space> space(Section file, Optional<TrialType> trial) {
        Optional<ConfigNode> node = file.node("space").filter(found -> !found.isNull());
        if (node.isEmpty()) {
            file.has(CONSTRAINTS);
            file.problem(
                    "space is missing.", "Name a space file, as in space: space.yaml, or write the axes below it.");
        }
        SpaceReader reader = checksAxes
                ? new SpaceReader(space -> axisProblems(space, trial), problems)
                : SpaceReader.trusting(problems);
        return node.flatMap(reader::read)
                .map(axes -> constrained(
                        axes, trial, Stream.concat(reader.constraints().stream(), file.node(CONSTRAINTS).stream())));
    }

    /** @param constraints lists of them */
    private Space constrained(Space axes, Optional<TrialType> trial, Stream<ConfigNode> constraints) {
        var reader = new ConstraintReader(axes, trial.map(TrialType::facts).orElse(Map.of()), problems);
        constraints.forEach(reader::read);
        return checksAxes ? reader.checked() : reader.constrained();
    }

    private static List<String> axisProblems(Space space, Optional<TrialType> trial) {
        return trial.map(type -> type.problems(space)).orElse(List.of());
    }

    private static Map<String, Object> space(Space space) {
        Map<String, Object> axes = new LinkedHashMap<>();
        for (Axis axis : space.axes()) {
            Condition condition = space.conditions().get(axis.name());
            axes.put(axis.name(), condition == null ? axis.values() : conditional(axis, condition));
        }
        return axes;
    }

    private static Map<String, Object> conditional(Axis axis, Condition condition) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put(SpaceReader.VALUES, axis.values());
        written.put(SpaceReader.WHEN, condition.values());
        return written;
    }

    private List<Point> start(Section file, Optional<Space> space) {
        Optional<ConfigNode> node = file.node("start").filter(found -> !found.isNull());
        return node.isPresent() && space.isPresent()
                ? new StartReader(space.get(), checksAxes, problems).read(node.get())
                : List.of();
    }
}
