package io.sparbiter.driver.benchmark;

import io.sparbiter.search.space.Axis.IntegerAxis;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Direction;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Small tables, made by hand. */
final class Tables {
    /** Means 5, 3, 2 and 9: the best is 2, the median 4, and point 1 can be lucky. */
    static final RecordedTable LUCKY =
            Tables.of(Direction.MINIMIZE, List.of(5.0, 5.0), List.of(1.0, 5.0), List.of(2.0, 2.0), List.of(9.0, 9.0));

    private Tables() {}

    /** One axis, x, with so many values. */
    static Space line(int points) {
        return new Space(
                List.of(new IntegerAxis("x", LongStream.range(0, points).boxed().toList())));
    }

    /** The replicates of the points of a line, by index; each trial lasts as many seconds as its point's index. */
    @SafeVarargs
    static RecordedTable of(Direction direction, List<Double>... scores) {
        Map<Long, RecordedPoint> points = new HashMap<>();
        for (int i = 0; i < scores.length; i++) {
            points.put((long) i, new RecordedPoint(scores[i], Duration.ofSeconds(i)));
        }
        return RecordedTable.of(new TableSource("a table"), line(scores.length), direction, points);
    }

    /** Of a line, only the points whose index is a multiple; the score is the index. */
    static RecordedTable withGaps(int points, int multiple) {
        Map<Long, RecordedPoint> recorded = new HashMap<>();
        for (long i = 0; i < points; i += multiple) {
            recorded.put(i, new RecordedPoint(List.of((double) i), Duration.ofSeconds(1)));
        }
        return RecordedTable.of(new TableSource("a table"), line(points), Direction.MINIMIZE, recorded);
    }
}
