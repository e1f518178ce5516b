package io.sparbiter.search.arbiter;

import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.discrete.DiscreteParameterSpace;

/**
 * A {@link Space} as Arbiter's generators see it: one discrete leaf, of the axis' levels, for each axis with a choice.
 *
 * <p>The leaves come in reverse, because in Arbiter's grid the first leaf varies fastest and in ours the last axis; so
 * its sequential order is that of {@link Point#index()}. Axes of a single value have no leaf, since Arbiter's grid gives
 * no parameter for such a leaf and the other generators do.
 */
@SuppressWarnings("rawtypes") // Arbiter's interface is.
public final class PointParameterSpace implements ParameterSpace<Point> {
    private final Space space;
    /** The axis of each leaf. */
    private final int[] axes;

    private final List<DiscreteParameterSpace<Integer>> leaves = new ArrayList<>();

    public PointParameterSpace(Space space) {
        this.space = space;
        int last = space.axes().size() - 1;
        axes = IntStream.rangeClosed(0, last)
                .map(i -> last - i)
                .filter(axis -> size(axis) > 1)
                .toArray();
        for (int axis : axes) {
            var leaf = new DiscreteParameterSpace<>(
                    IntStream.range(0, size(axis)).boxed().toList());
            leaf.setIndices(leaves.size());
            leaves.add(leaf);
        }
    }

    public Space space() {
        return space;
    }

    @Override
    public Point getValue(double[] parameters) {
        return space.point(levels(parameters));
    }

    /** The index of the point that {@link #getValue} would make. */
    public long index(double[] parameters) {
        return space.index(levels(parameters));
    }

    /** The point as one of Arbiter's candidates, its parameters in the middle of their levels. */
    public Candidate<Point> candidate(Point point, int number) {
        int[] levels = space.levels(point.index());
        double[] parameters = new double[axes.length];
        for (int i = 0; i < axes.length; i++) {
            parameters[i] = (levels[axes[i]] + 0.5) / size(axes[i]);
        }
        return new Candidate<>(point, number, parameters, null, null);
    }

    private int[] levels(double[] parameters) {
        int[] levels = new int[space.axes().size()];
        for (int i = 0; i < axes.length; i++) {
            levels[axes[i]] = leaves.get(i).getValue(parameters);
        }
        return levels;
    }

    private int size(int axis) {
        return space.axes().get(axis).size();
    }

    @Override
    public int numParameters() {
        return leaves.size();
    }

    @Override
    public List<ParameterSpace> collectLeaves() {
        return Collections.unmodifiableList(leaves);
    }

    @Override
    public Map<String, ParameterSpace> getNestedSpaces() {
        Map<String, ParameterSpace> nested = new LinkedHashMap<>();
        for (int i = 0; i < axes.length; i++) {
            nested.put(space.axes().get(axes[i]).name(), leaves.get(i));
        }
        return nested;
    }

    @Override
    public boolean isLeaf() {
        return false;
    }

    @Override
    public void setIndices(int... indices) {
        throw new UnsupportedOperationException("only the leaves of a space have indices");
    }
}
