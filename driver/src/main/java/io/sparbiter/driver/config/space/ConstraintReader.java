package io.sparbiter.driver.config.space;

import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.ConfigNode.Items;
import io.sparbiter.driver.config.yaml.ConfigNode.Kind;
import io.sparbiter.driver.config.yaml.ConfigNode.Scalar;
import io.sparbiter.driver.config.yaml.Problems;
import io.sparbiter.driver.config.yaml.SourcePosition;
import io.sparbiter.driver.config.yaml.ValueText;
import io.sparbiter.search.constraint.ExpressionException;
import io.sparbiter.search.constraint.ExpressionReader;
import io.sparbiter.search.constraint.Fact;
import io.sparbiter.search.space.Constraint;
import io.sparbiter.search.space.Space;
import io.sparbiter.worker.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads {@code constraints}: a list of comparisons that every point must follow. */
public final class ConstraintReader {
    static final String CONSTRAINTS = "constraints";

    private static final String FORM = "List them in quotes, as in constraints: [\"width <= height\"].";

    private final Space space;
    private final Map<String, Fact> facts;
    private final Problems problems;
    private final Map<String, Constraint> read = new LinkedHashMap<>();
    private SourcePosition place = SourcePosition.onCommandLine(CONSTRAINTS);

    /**
     * @param space without constraints
     * @param facts by name
     */
    public ConstraintReader(Space space, Map<String, Fact> facts, Problems problems) {
        this.space = space;
        this.facts = facts;
        this.problems = problems;
    }

    /** Reads a list, one of several; constraints that were read before are no news. */
    public void read(ConfigNode node) {
        place = node.place();
        if (node instanceof Items list) {
            list.items().forEach(this::add);
        } else if (!node.isNull()) {
            problems.add(node.place(), CONSTRAINTS + " (" + node.shown() + ") must be a list of comparisons.", FORM);
        }
    }

    private void add(ConfigNode item) {
        if (item instanceof Scalar text
                && text.kind() == Kind.WORD
                && !text.text().isBlank()) {
            constraint(text).ifPresent(constraint -> read.putIfAbsent(constraint.text(), constraint));
        } else {
            problems.add(item.place(), CONSTRAINTS + " (" + item.shown() + ") must each be a comparison.", FORM);
        }
    }

    private Optional<Constraint> constraint(Scalar written) {
        try {
            return Optional.of(ExpressionReader.read(written.text().strip(), space.axes(), facts));
        } catch (ExpressionException refusal) {
            String message = "%s (%s) %s, at character %d."
                    .formatted(CONSTRAINTS, written.shown(), refusal.getMessage(), refusal.position());
            problems.add(written.place(), message, remedy(refusal));
            return Optional.empty();
        }
    }

    private String remedy(ExpressionException refusal) {
        if (refusal.unknown().isEmpty()) {
            return "A constraint compares axes, numbers and 'words' by < <= > >= == != and in [..], with + - * / %,"
                    + " min, max, and, or, not.";
        }
        var names = new TreeSet<>(facts.keySet());
        space.axes().forEach(axis -> names.add(axis.name()));
        return Nearest.to(refusal.unknown().get(), names)
                .map(near -> "Maybe you meant " + near + ".")
                .orElse("There are " + ValueText.list(names) + "; words stand in quotes.");
    }

    /** The space with the constraints that could be read. */
    public Space constrained() {
        return read.isEmpty() ? space : space.with(List.copyOf(read.values()));
    }

    /** The same, with a problem if they leave no point of it. */
    public Space checked() {
        Space constrained = constrained();
        // Points of which something else is wrong cannot be asked for facts.
        if (!read.isEmpty() && problems.isEmpty() && constrained.size().points() == 0) {
            rejectNothing(constrained);
        }
        return constrained;
    }

    private void rejectNothing(Space constrained) {
        boolean isExact = constrained.size().isExact();
        String message = isExact
                ? CONSTRAINTS
                        + " leave none of %,d points.".formatted(space.size().points())
                : CONSTRAINTS + " leave none of the points that were drawn to see, or too few to be found.";
        String alone = constrained.constraints().stream()
                .map(constraint -> constraint.text() + " leaves "
                        + (isExact ? "" : "about ")
                        + "%,d".formatted(space.with(List.of(constraint)).size().points()))
                .collect(Collectors.joining(", "));
        problems.add(place, message, "Relax or remove one of them. Alone, " + alone + ".");
    }
}
