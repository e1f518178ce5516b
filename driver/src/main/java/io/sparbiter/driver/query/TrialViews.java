package io.sparbiter.driver.query;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.row_number;

import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.table.TableScan;
import io.sparbiter.driver.results.table.TrialSchema;
import io.sparbiter.search.trial.Objective;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;

/**
 * The results table in Spark SQL: the view {@code trials} has the table's columns and {@code search}, each trial once;
 * the view {@code epochs} has a row per epoch of each trial; the view {@code front} has the rows of each search's Pareto
 * front. Searches over different spaces or metrics share their columns, see
 * {@link MergedSchema}.
 */
public final class TrialViews {
    public static final String TRIALS = "trials";
    public static final String EPOCHS = "epochs";
    public static final String FRONT = "front";

    private final SparkSession spark;
    private final ResultsDirectory results;
    private final Function<String, Optional<Objective>> objectives;

    /** @param objectives of a search by its name; empty if its configuration cannot be read */
    public TrialViews(SparkSession spark, ResultsDirectory results, Function<String, Optional<Objective>> objectives) {
        this.spark = spark;
        this.results = results;
        this.objectives = objectives;
    }

    /**
     * Registers the views over what is there now, of one search or of all, and sets the session's time zone to UTC.
     * Returns the files that were left out, and why.
     */
    public List<String> register(Optional<String> search) {
        spark.conf().set("spark.sql.session.timeZone", "UTC");
        List<String> searches =
                search.map(name -> List.of(results.open(name).name())).orElseGet(results::searches);
        TableScan scan = results.trials().scan(searches);
        Dataset<Row> trials = trials(scan);
        trials.createOrReplaceTempView(TRIALS);
        epochs(trials).createOrReplaceTempView(EPOCHS);
        FrontView.of(trials, objectives(searches)).createOrReplaceTempView(FRONT);
        return scan.warnings();
    }

    private Map<String, Objective> objectives(List<String> searches) {
        Map<String, Objective> known = new LinkedHashMap<>();
        searches.forEach(search -> objectives.apply(search).ifPresent(objective -> known.put(search, objective)));
        return known;
    }

    private Dataset<Row> trials(TableScan scan) {
        Map<TrialSchema, List<String>> files = new LinkedHashMap<>();
        for (TableScan.File file : scan.files()) {
            files.computeIfAbsent(file.schema(), schema -> new ArrayList<>())
                    .add(GlobFree.escape(file.path().toString()));
        }
        MergedSchema merged = MergedSchema.of(files.keySet());
        Dataset<Row> all = files.entrySet().stream()
                .map(group -> merged.align(read(merged.complete(group.getKey()), group.getValue()), group.getKey()))
                .reduce(Dataset::unionByName)
                .orElseGet(() -> spark.createDataFrame(List.of(), SparkTypes.table(merged.schema())));
        return (scan.repeatsTrials() ? lastOfEach(all) : all).select(SparkTypes.columns(merged.schema()));
    }

    /** The schema is given, so that Spark runs no job to find it. */
    private Dataset<Row> read(TrialSchema schema, List<String> files) {
        StructType columns = SparkTypes.table(schema);
        return spark.read()
                .schema(columns)
                .option("basePath", results.trials().root().toString())
                .parquet(files.toArray(String[]::new));
    }

    private static Dataset<Row> lastOfEach(Dataset<Row> trials) {
        var rows = Window.partitionBy("search", "trial_id")
                .orderBy(col("finished_at").desc());
        return trials.withColumn("_row", row_number().over(rows))
                .where(col("_row").equalTo(1))
                .drop("_row");
    }

    private static Dataset<Row> epochs(Dataset<Row> trials) {
        return trials.select(
                        col("search"),
                        col("trial_id"),
                        col("point"),
                        col("status"),
                        col("params"),
                        explode(col("history")).as("epoch"))
                .select("search", "trial_id", "point", "status", "params", "epoch.*");
    }

    /** Paths for Spark's readers, which take some characters for patterns. */
    private static final class GlobFree {
        private GlobFree() {}

        static String escape(String path) {
            return path.replaceAll("([\\\\{}\\[\\]*?])", "\\\\$1");
        }
    }
}
