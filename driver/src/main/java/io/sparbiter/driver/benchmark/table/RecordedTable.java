package io.sparbiter.driver.benchmark.table;

import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Direction;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * The recorded trainings of a space's points, of all or of some. Regret is counted on means over replicates: the best
 * point's at its best epoch is 0, the median point's at its last epoch 1.
 */
public final class RecordedTable {
    /** One point of so many is among the best ones. */
    private static final int POINTS_FOR_ONE_BEST = 1_000;

    private final Space space;
    private final Direction direction;
    private final Map<Long, RecordedPoint> points;
    private final double best;
    private final double median;
    private final int lastEpoch;
    private final Set<Long> bestPoints;
    private final boolean areTimesDrawn;

    private RecordedTable(Space space, Direction direction, Map<Long, RecordedPoint> points, boolean areTimesDrawn) {
        this.space = space;
        this.direction = direction;
        this.points = Map.copyOf(points);
        this.areTimesDrawn = areTimesDrawn;
        var bests = new DescriptiveStatistics();
        var finals = new DescriptiveStatistics();
        for (RecordedPoint point : points.values()) {
            bests.addValue(point.bestMean(point.lastEpoch(), direction));
            finals.addValue(point.finalMean());
        }
        best = direction == Direction.MINIMIZE ? bests.getMin() : bests.getMax();
        median = finals.getPercentile(50);
        lastEpoch = points.values().stream()
                .mapToInt(RecordedPoint::lastEpoch)
                .max()
                .orElse(0);
        bestPoints = bestPoints();
    }

    private Set<Long> bestPoints() {
        double sign = direction == Direction.MINIMIZE ? 1 : -1;
        return points.entrySet().stream()
                .map(point -> Map.entry(sign * point.getValue().finalMean(), point.getKey()))
                .sorted(Map.Entry.<Double, Long>comparingByKey().thenComparing(Map.Entry.comparingByValue()))
                .limit(Math.max(1, points.size() / POINTS_FOR_ONE_BEST))
                .map(Map.Entry::getValue)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Throws {@link io.sparbiter.driver.config.yaml.ConfigException} if there is no regret to be counted.
     *
     * @param areTimesDrawn whether the points' times were not recorded
     */
    static RecordedTable of(
            TableSource source,
            Space space,
            Direction direction,
            Map<Long, RecordedPoint> points,
            boolean areTimesDrawn) {
        if (points.isEmpty()) {
            throw source.problem(0, "it has no point with a score.", "Name a table that has some.");
        }
        var table = new RecordedTable(space, direction, points, areTimesDrawn);
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

    /** The best mean of a point at an epoch. */
    public double best() {
        return best;
    }

    /** The median of the points' means at the end of their training. */
    public double median() {
        return median;
    }

    /** The most scores that a point has. */
    public int replicates() {
        return points.values().stream()
                .mapToInt(point -> point.curves().size())
                .max()
                .orElseThrow();
    }

    /** The last epoch of a whole training; 1 if only final scores were recorded. */
    public int lastEpoch() {
        return lastEpoch;
    }

    /** Whether trials report more than their end. */
    public boolean hasEpochs() {
        return lastEpoch > 1;
    }

    /** Whether times were not recorded, but made up so that there are any. */
    public boolean areTimesDrawn() {
        return areTimesDrawn;
    }

    /** The median of the whole trainings' durations. */
    public Duration medianDuration() {
        var millis = new DescriptiveStatistics();
        points.values()
                .forEach(point -> millis.addValue((double) point.duration().toMillis()));
        return Duration.ofMillis(Math.round(millis.getPercentile(50)));
    }

    /** Whether a point is in the best thousandth, by the means at the end of the trainings; at least one point is. */
    public boolean isBest(long point) {
        return bestPoints.contains(point);
    }

    /** How many points are in the best thousandth. */
    public int bests() {
        return bestPoints.size();
    }

    public boolean isComplete() {
        return points.size() == space.size().points();
    }

    public boolean has(Point point) {
        return points.containsKey(point.index());
    }

    /** What was recorded of a point that has scores. */
    public RecordedPoint at(Point point) {
        return points.get(point.index());
    }

    /** The regret of a point that was trained to its end. */
    public double regret(Point point) {
        return regret(point, at(point).lastEpoch());
    }

    /**
     * How far the best mean of a point up to this epoch is from the best of all, in distances of the median from the
     * best.
     */
    public double regret(Point point, int epoch) {
        return Math.abs(at(point).bestMean(epoch, direction) - best) / Math.abs(median - best);
    }
}
