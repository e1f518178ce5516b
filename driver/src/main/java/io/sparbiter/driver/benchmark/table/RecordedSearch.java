package io.sparbiter.driver.benchmark.table;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Epoch;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A search's own results table, read as recorded scores. */
public final class RecordedSearch {
    private RecordedSearch() {}

    /**
     * The points that have a score, pruned and stopped ones included; all others are not there. Several scores of a point
     * are its replicates. A trial lasts as long as its epochs did: not while it waited, or its search did.
     *
     * @param search how messages name it
     * @param rows of one search over this space, with their histories
     * @throws io.sparbiter.driver.config.yaml.ConfigException if their scores are too few or too much alike
     */
    public static RecordedTable table(String search, Space space, Direction direction, List<TrialRow> rows) {
        Map<Long, List<TrialRow>> scored = rows.stream()
                .filter(row -> row.score().isPresent())
                .collect(Collectors.groupingBy(TrialRow::point, LinkedHashMap::new, Collectors.toList()));
        Map<Long, RecordedPoint> points = new HashMap<>();
        scored.forEach((point, trials) -> points.put(point, point(trials)));
        return RecordedTable.of(new TableSource("search " + search), space, direction, points, false);
    }

    private static RecordedPoint point(List<TrialRow> trials) {
        Duration all = trials.stream().map(RecordedSearch::duration).reduce(Duration.ZERO, Duration::plus);
        return RecordedPoint.ofScores(
                trials.stream().map(row -> row.score().getAsDouble()).toList(), all.dividedBy(trials.size()));
    }

    private static Duration duration(TrialRow row) {
        long millis = row.ending().history().stream().mapToLong(Epoch::millis).sum();
        return millis > 0 ? Duration.ofMillis(millis) : row.run().duration();
    }
}
