package io.sparbiter.driver.benchmark;

import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Direction;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/** The recorded scores of a space's points, of all or of some. Regret is counted on a point's mean. */
public final class RecordedTable {
    private final Space space;
    private final Direction direction;
    private final Map<Long, RecordedPoint> points;
    private final double best;
    private final double median;

    private RecordedTable(Space space, Direction direction, Map<Long, RecordedPoint> points) {
        this.space = space;
        this.direction = direction;
        this.points = Map.copyOf(points);
        var means = new DescriptiveStatistics();
        points.values().forEach(point -> means.addValue(point.mean()));
        best = direction == Direction.MINIMIZE ? means.getMin() : means.getMax();
        median = means.getPercentile(50);
    }

    /** Throws {@link io.sparbiter.driver.config.yaml.ConfigException} if there is no regret to be counted. */
    static RecordedTable of(TableSource source, Space space, Direction direction, Map<Long, RecordedPoint> points) {
        if (points.isEmpty()) {
            throw source.problem(0, "it has no point with a score.", "Name a table that has some.");
        }
        var table = new RecordedTable(space, direction, points);
        if (table.best == table.median) {
            throw source.problem(
                    0,
                    "half of the " + points.size() + " points or more have the best mean score, " + table.best + ".",
                    "Regret is counted in distances of the median from the best: take a table that has one.");
        }
        return table;
    }

    public Space space() {
        return space;
    }

    public Direction direction() {
        return direction;
    }

    /** How many points have scores. */
    public int size() {
        return points.size();
    }

    /** The best of the points' means. */
    public double best() {
        return best;
    }

    /** The median of the points' means. */
    public double median() {
        return median;
    }

    /** The most scores that a point has. */
    public int replicates() {
        return points.values().stream()
                .mapToInt(point -> point.scores().size())
                .max()
                .orElseThrow();
    }

    boolean isComplete() {
        return points.size() == space.cardinality();
    }

    boolean has(Point point) {
        return points.containsKey(point.index());
    }

    /** What was recorded of a point that has scores. */
    RecordedPoint at(Point point) {
        return points.get(point.index());
    }

    /** How far a point's mean is from the best, in distances of the median from the best: 0 for the best point. */
    double regret(Point point) {
        return Math.abs(at(point).mean() - best) / Math.abs(median - best);
    }
}
