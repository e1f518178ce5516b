package io.sparbiter.driver.benchmark.table;

import io.sparbiter.search.space.Axis.IntegerAxis;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Small tables, made by hand. */
public final class Tables {
    /** Means 5, 3, 2 and 9: the best is 2, the median 4, and point 1 can be lucky. */
    public static final RecordedTable LUCKY =
            Tables.of(Direction.MINIMIZE, List.of(5.0, 5.0), List.of(1.0, 5.0), List.of(2.0, 2.0), List.of(9.0, 9.0));

    /**
     * Epochs 1, 3 and 9 of one second each epoch, more is better. The best is 0.9, at the third epoch of point 1, which
     * ends at 0.7; the median of 0.4, 0.7 and 0.8 is 0.7.
     */
    public static final RecordedTable CURVES = Tables.curves(
            Direction.MAXIMIZE, List.of(List.of(0.2, 0.3, 0.4), List.of(0.5, 0.9, 0.7), List.of(0.1, 0.6, 0.8)));

    private Tables() {}

    /** One axis, x, with so many values. */
    public static Space line(int points) {
        return new Space(
                List.of(new IntegerAxis("x", LongStream.range(0, points).boxed().toList())));
    }

    /** The replicates of the points of a line, by index; each trial lasts as many seconds as its point's index. */
    @SafeVarargs
    public static RecordedTable of(Direction direction, List<Double>... scores) {
        Map<Long, RecordedPoint> points = new HashMap<>();
        for (int i = 0; i < scores.length; i++) {
            points.put((long) i, RecordedPoint.ofScores(scores[i], Duration.ofSeconds(i)));
        }
        return table(line(scores.length), direction, points);
    }

    /** The scores of the points of a line after 1, 3, 9, … epochs, each of which takes a second. */
    public static RecordedTable curves(Direction direction, List<List<Double>> curves) {
        Map<Long, RecordedPoint> points = new HashMap<>();
        for (int i = 0; i < curves.size(); i++) {
            points.put((long) i, curve(curves.get(i)));
        }
        return table(line(curves.size()), direction, points);
    }

    private static RecordedPoint curve(List<Double> scores) {
        List<Integer> epochs = new ArrayList<>();
        for (int epoch = 1; epochs.size() < scores.size(); epoch *= 3) {
            epochs.add(epoch);
        }
        return new RecordedPoint(
                epochs,
                List.of(scores),
                epochs.stream().map(epoch -> Duration.ofSeconds(epoch)).toList());
    }

    /** Of a line, only the points whose index is a multiple; the score is the index. */
    public static RecordedTable withGaps(int points, int multiple) {
        Map<Long, RecordedPoint> recorded = new HashMap<>();
        for (long i = 0; i < points; i += multiple) {
            recorded.put(i, RecordedPoint.ofScores(List.of((double) i), Duration.ofSeconds(1)));
        }
        return table(line(points), Direction.MINIMIZE, recorded);
    }

    private static RecordedTable table(Space space, Direction direction, Map<Long, RecordedPoint> points) {
        return RecordedTable.of(new TableSource("a table"), space, direction, points, false);
    }
}
