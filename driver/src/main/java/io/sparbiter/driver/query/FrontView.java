package io.sparbiter.driver.query;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Objective.Measure;
import io.sparbiter.search.trial.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The Pareto front of each search: its trials that no other dominates, by the objectives of its configuration. */
final class FrontView {
    private static final String PREFIX = "_objective_";

    private FrontView() {}

    /**
     * The rows of the fronts.
     *
     * @param trials with the column {@code search}
     * @param objectives by search; others have no front
     */
    static Dataset<Row> of(Dataset<Row> trials, Map<String, Objective> objectives) {
        Map<Objective, List<String>> searches = new LinkedHashMap<>();
        objectives.forEach((search, objective) ->
                searches.computeIfAbsent(objective, any -> new ArrayList<>()).add(search));
        return searches.entrySet().stream()
                .map(group ->
                        front(trials.where(col("search").isin(group.getValue().toArray())), group.getKey()))
                .reduce(Dataset::unionByName)
                .orElseGet(() -> trials.where(lit(false)));
    }

    private static Dataset<Row> front(Dataset<Row> trials, Objective objective) {
        List<Column> values = new ArrayList<>(List.of(moreIsBetter(col("score"), objective.direction())));
        for (Measure other : objective.others()) {
            Optional<Column> value = value(trials, other);
            if (value.isEmpty()) {
                return trials.where(lit(false));
            }
            values.add(moreIsBetter(value.get(), other.direction()));
        }
        Dataset<Row> known = trials;
        for (int i = 0; i < values.size(); i++) {
            Column value = col(PREFIX + i);
            known = known.withColumn(PREFIX + i, values.get(i))
                    .where(value.isNotNull().and(isnan(value).equalTo(false)));
        }
        Dataset<Row> front = known.as("one").join(known.as("other"), isDominated(values.size()), "left_anti");
        return front.select(
                Arrays.stream(trials.columns()).map(FrontView::column).toArray(Column[]::new));
    }

    /** Empty if no file of these searches has the column. */
    private static Optional<Column> value(Dataset<Row> trials, Measure measure) {
        if (measure.name().equals(Measure.DURATION)) {
            return Optional.of(when(col("status").equalTo(Status.COMPLETED.word()), col(Measure.DURATION)));
        }
        return Arrays.asList(trials.columns()).contains(measure.name())
                ? Optional.of(column(measure.name()))
                : Optional.empty();
    }

    private static Column column(String name) {
        return col("`" + name + "`");
    }

    private static Column moreIsBetter(Column value, Direction direction) {
        Column number = value.cast("double");
        return direction == Direction.MAXIMIZE ? number : number.multiply(-1);
    }

    private static Column isDominated(int objectives) {
        Column isAsGood = col("one.search").equalTo(col("other.search"));
        Column isBetter = lit(false);
        for (int i = 0; i < objectives; i++) {
            Column other = col("other." + PREFIX + i);
            Column one = col("one." + PREFIX + i);
            isAsGood = isAsGood.and(other.geq(one));
            isBetter = isBetter.or(other.gt(one));
        }
        return isAsGood.and(isBetter);
    }
}
