package io.sparbiter.driver.query;

import io.sparbiter.driver.dispatch.SparkContexts;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.search.trial.Objective;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Spark, opened to ask a results table.
 *
 * <pre>{@code
 * try (SqlSession session = SqlSession.open(results, Optional.of("first"), objectives)) {
 *     SqlResult result = session.run("SELECT trial_id, score FROM trials ORDER BY score DESC LIMIT 10");
 * }
 * }</pre>
 */
public final class SqlSession implements AutoCloseable {
    private final SparkSession spark;
    private final List<String> warnings;

    private SqlSession(SparkSession spark, List<String> warnings) {
        this.spark = spark;
        this.warnings = warnings;
    }

    /** Opens Spark with views over all searches, or one, see {@link TrialViews}. */
    public static SqlSession open(
            ResultsDirectory results, Optional<String> search, Function<String, Optional<Objective>> objectives) {
        JavaSparkContext context = SparkContexts.openForSql("sparbiter sql");
        SparkSession spark = SparkSession.builder().sparkContext(context.sc()).getOrCreate();
        try {
            return new SqlSession(spark, new TrialViews(spark, results, objectives).register(search));
        } catch (RuntimeException e) {
            spark.stop();
            throw e;
        }
    }

    /** Files of the table that were left out, and why. */
    public List<String> warnings() {
        return warnings;
    }

    /** See {@link SqlRunner#run}. */
    public SqlResult run(String statement) {
        return new SqlRunner(spark).run(statement);
    }

    @Override
    public void close() {
        spark.stop();
    }
}
