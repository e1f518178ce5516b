package io.sparbiter.search.constraint;

import io.sparbiter.search.space.Constraint;
import io.sparbiter.search.space.Space;
import java.util.Set;

/** A constraint that was read. */
final class Expression implements Constraint {
    private final String text;
    private final Set<Integer> axes;
    private final boolean isCheap;
    private final Term.OfTruth truth;

    /** @param isCheap whether it names no fact */
    Expression(String text, Set<Integer> axes, boolean isCheap, Term.OfTruth truth) {
        this.text = text;
        this.axes = Set.copyOf(axes);
        this.isCheap = isCheap;
        this.truth = truth;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public Set<Integer> axes() {
        return axes;
    }

    @Override
    public boolean isCheap() {
        return isCheap;
    }

    @Override
    public boolean allows(int[] levels, Space space) {
        return truth.at().test(new Place(levels, space));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression expression && text.equals(expression.text) && axes.equals(expression.axes);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
