package io.sparbiter.search.choose;

import io.sparbiter.search.space.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * Neighbouring axes taken as one, whose levels, or codes, are the combinations of theirs, the last axis varying fastest.
 * A sum or product over axes, asked for at every point of a space, then needs a look into few tables, not one an axis.
 *
 * @param first the first axis
 * @param axes in the order of the space
 * @param size the number of codes
 */
public record AxisGroup(int first, List<Axis> axes, int size) {
    /** Tables up to this size stay in a core's nearest cache; an axis that is longer is a group of its own. */
    static final int LARGEST_TABLE = 2048;

    public AxisGroup {
        axes = List.copyOf(axes);
    }

    /** As few groups as fit. */
    static List<AxisGroup> of(List<Axis> axes) {
        List<AxisGroup> groups = new ArrayList<>();
        int first = 0;
        int size = axes.get(0).size();
        for (int axis = 1; axis < axes.size(); axis++) {
            int longer = axes.get(axis).size();
            if ((long) size * longer > LARGEST_TABLE) {
                groups.add(new AxisGroup(first, axes.subList(first, axis), size));
                first = axis;
                size = longer;
            } else {
                size *= longer;
            }
        }
        groups.add(new AxisGroup(first, axes.subList(first, axes.size()), size));
        return groups;
    }

    /** Whether a table of its codes would be too large. */
    public boolean isLong() {
        return size > LARGEST_TABLE;
    }

    /** The value at each code: the terms of its axes, combined. */
    public double[] table(Term term, DoubleBinaryOperator combine) {
        double[] table = new double[size];
        for (int code = 0; code < size; code++) {
            table[code] = value(code, term, combine);
        }
        return table;
    }

    private double value(int code, Term term, DoubleBinaryOperator combine) {
        int rest = code;
        int last = axes.size() - 1;
        double value = term.at(first + last, rest % axes.get(last).size());
        for (int i = last; i > 0; i--) {
            rest /= axes.get(i).size();
            value = combine.applyAsDouble(
                    value, term.at(first + i - 1, rest % axes.get(i - 1).size()));
        }
        return value;
    }

    /** A value for each level of an axis. */
    public interface Term {
        double at(int axis, int level);
    }
}
