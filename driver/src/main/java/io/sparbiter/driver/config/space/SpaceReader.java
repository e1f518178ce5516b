package io.sparbiter.driver.config.space;

import io.sparbiter.driver.config.foreign.ForeignAxis;
import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.ConfigNode.Entry;
import io.sparbiter.driver.config.yaml.ConfigNode.Items;
import io.sparbiter.driver.config.yaml.ConfigNode.Kind;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.ConfigNode.Scalar;
import io.sparbiter.driver.config.yaml.Problems;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.SourcePosition;
import io.sparbiter.driver.config.yaml.ValueText;
import io.sparbiter.driver.config.yaml.YamlReader;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Condition;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.ReportSchema;
import io.sparbiter.worker.storage.PathProblem;
import io.sparbiter.worker.storage.StoragePath;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a space: from a file with a map {@code axes}, or from such a map inside a search file. Constraints of the file are
 * kept for a {@link ConstraintReader}.
 */
public final class SpaceReader {
    /** The list of values of an axis that is written as a map. */
    public static final String VALUES = "values";

    /** Its condition. */
    public static final String WHEN = "when";

    /** Each is a column of the table; no search makes sense of so many. */
    private static final int MOST_AXES = 1_000;

    private final Function<Space, List<String>> axisRules;
    private final Problems problems;
    private final AxisReader axisReader;
    /** Of the space file that was read last. */
    private Optional<ConfigNode> constraints = Optional.empty();

    /** {@code axisRules} say what a network has against a space, as messages of a line or, with a remedy, of two. */
    public SpaceReader(Function<Space, List<String>> axisRules, Problems problems) {
        this(axisRules, problems, false);
    }

    private SpaceReader(Function<Space, List<String>> axisRules, Problems problems, boolean isTrusting) {
        this.axisRules = axisRules;
        this.problems = problems;
        this.axisReader = new AxisReader(isTrusting, problems);
    }

    /** A reader of spaces that were checked when they were written. */
    public static SpaceReader trusting(Problems problems) {
        return new SpaceReader(any -> List.of(), problems, true);
    }

    /** Reads a space file; throws {@link ConfigException} with all problems if there are any. */
    public static Space read(Path file) {
        var problems = new Problems();
        var reader = new SpaceReader(any -> List.of(), problems);
        Optional<Space> space = reader.axes(file, SourcePosition.in(file, 0))
                .flatMap(reader::space)
                .map(axes -> reader.constrained(axes, problems));
        problems.throwIfAny();
        return space.orElseThrow();
    }

    private Space constrained(Space space, Problems problems) {
        var reader = new ConstraintReader(space, Map.of(), problems);
        constraints.ifPresent(reader::read);
        return reader.checked();
    }

    /** The constraints of the space file that was read, if it was one and has some. */
    public Optional<ConfigNode> constraints() {
        return constraints;
    }

    /** A path or a map; empty, and told to the problems, if it is neither or anything in it is wrong. */
    public Optional<Space> read(ConfigNode node) {
        if (node instanceof Mapping inline) {
            return space(inline);
        }
        if (node instanceof Items list) {
            Optional<Mapping> named = new NamedAxes(problems).read(list);
            if (named.isPresent()) {
                return space(named.get());
            }
        }
        if (node instanceof Scalar path && path.kind() == Kind.WORD) {
            return axes(path).flatMap(this::space);
        }
        problems.add(
                node.place(),
                "space (" + node.shown() + ") must be the path of a space file or a map of axes.",
                "Write it like space: space.yaml or space: {width: [64, 128]}.");
        return Optional.empty();
    }

    /** The map of axes in the space file at a path of this machine. */
    public Optional<Mapping> axes(Scalar path) {
        Optional<PathProblem> wrong = PathProblem.of(path.text());
        if (wrong.isPresent()) {
            problems.add(
                    path.place(),
                    "space (" + path.shown() + "): " + wrong.get().words() + ".",
                    wrong.get().remedy());
            return Optional.empty();
        }
        Optional<Path> local = StoragePath.local(path.text());
        if (local.isEmpty()) {
            problems.add(
                    path.place(),
                    "space (" + path.shown() + ") is a URI of another file system.",
                    "Copy the space file here, and give its path.");
        }
        return local.flatMap(file -> axes(path.place().resolve(file.toString()), path.place()));
    }

    private Optional<Mapping> axes(Path file, SourcePosition wanted) {
        return new YamlReader(problems).read(file, wanted).flatMap(node -> axes(node));
    }

    private Optional<Mapping> axes(ConfigNode node) {
        if (node instanceof Mapping map) {
            return Section.read("", map, problems, this::axes);
        }
        problems.add(node.place().whole(), "a space file is a map with the key axes.", "Start it with axes:.");
        return Optional.empty();
    }

    private Optional<Mapping> axes(Section file) {
        constraints = file.node(ConstraintReader.CONSTRAINTS);
        Optional<ConfigNode> node = file.node("axes");
        if (node.isPresent() && node.get() instanceof Mapping axes) {
            return Optional.of(axes);
        }
        if (node.isEmpty()) {
            return withoutHeading(file);
        } else {
            file.problem("axes", "axes (" + node.get().shown() + ") must be a map of axes.", "Write name: [values].");
        }
        return Optional.empty();
    }

    /** Axes as they stand are read on, so that it is told how those of another tool are written here. */
    private Optional<Mapping> withoutHeading(Section file) {
        file.problem("axes is missing.", "Put all axes below a line axes:, indented.");
        boolean areAxes = !file.isEmpty()
                && file.mapping().entries().values().stream()
                        .map(Entry::value)
                        .allMatch(node ->
                                node instanceof Items || ForeignAxis.of(node).isPresent());
        if (!areAxes) {
            return Optional.empty();
        }
        file.allowAnything();
        return Optional.of(file.mapping());
    }

    private Optional<Space> space(Mapping written) {
        Mapping map = ForeignAxis.withWholeCalls(written);
        if (map.entries().size() > MOST_AXES) {
            String message = String.format(
                    Locale.ROOT,
                    "space has %,d axes, more than %,d.",
                    map.entries().size(),
                    MOST_AXES);
            problems.add(map.place(), message, "Use fewer axes.");
            return Optional.empty();
        }
        List<Axis> axes = countableAxes(map);
        rejectSimilarNames(map);
        boolean complete = axes.size() == map.entries().size();
        if (map.entries().isEmpty()) {
            problems.add(map.place(), "space has no axes.", "Add at least one, such as width: [64, 128].");
        }
        if (!complete || axes.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Condition> conditions = new ConditionReader(axes, problems).read(map);
        var space = new Space(axes, conditions, List.of());
        axisRules.apply(space).forEach(message -> complain(map, message));
        return Optional.of(space);
    }

    /** Blames the axis that the message starts with, if it does. */
    private void complain(Mapping map, String message) {
        SourcePosition place = map.entries().entrySet().stream()
                .filter(axis -> message.startsWith("space." + axis.getKey() + " "))
                .map(axis -> axis.getValue().place())
                .findFirst()
                .orElse(map.place());
        List<String> lines = message.lines().toList();
        problems.add(place, lines.get(0), lines.size() > 1 ? lines.get(1) : "Change the axis or remove it.");
    }

    private Optional<Axis> axis(String name, Entry entry) {
        if (!ReportSchema.isColumnName(name)) {
            String message = ValueText.shown("space." + name) + " is not a name for an axis.";
            problems.add(entry.place(), message, "Use letters, digits and _, a letter first.");
            return Optional.empty();
        }
        return axisReader.read(name, entry.value());
    }

    /** Spark SQL doesn't tell upper from lower case, so that neither column could be asked for. */
    private void rejectSimilarNames(Mapping map) {
        Map<String, String> seen = new HashMap<>();
        map.entries().forEach((name, entry) -> {
            String other = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (other != null) {
                String message = "space.%s differs from %s in upper and lower case only.".formatted(name, other);
                problems.add(entry.place(), message, "Rename one of the two.");
            }
        });
    }

    /**
     * The axes that could be read. Where they make more points than can be counted, it is told and the others are not looked
     * at: the values of very many axes would take all memory.
     */
    private List<Axis> countableAxes(Mapping map) {
        List<Axis> axes = new ArrayList<>();
        BigInteger points = BigInteger.ONE;
        for (Map.Entry<String, Entry> written : map.entries().entrySet()) {
            Optional<Axis> axis = axis(written.getKey(), written.getValue());
            points = points.multiply(BigInteger.valueOf(axis.map(Axis::size).orElse(1)));
            if (points.bitLength() >= Long.SIZE) {
                rejectCount(map, points, written.getKey());
                return axes;
            }
            axis.ifPresent(axes::add);
        }
        return axes;
    }

    /** @param last the axis that is one too many */
    private void rejectCount(Mapping map, BigInteger points, String last) {
        List<String> names = List.copyOf(map.entries().keySet());
        String least = names.get(names.size() - 1).equals(last) ? "" : "at least ";
        problems.add(
                map.place(),
                "space has " + least + points + " points, more than 2^63 - 1.",
                "Use fewer axes or fewer values.");
    }
}
