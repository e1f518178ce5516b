package io.sparbiter.driver.query;

import io.sparbiter.driver.results.files.ResultsException;
import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Runs a statement over the session's views. */
public final class SqlRunner {
    private final SparkSession spark;

    public SqlRunner(SparkSession spark) {
        this.spark = spark;
    }

    /**
     * All rows of a statement's result.
     *
     * @throws ResultsException with Spark's message, without the plan: a usage error if the statement is wrong
     */
    public SqlResult run(String statement) {
        try {
            Dataset<Row> rows = spark.sql(statement);
            return SqlResult.of(rows.schema(), rows.collectAsList());
        } catch (Exception e) {
            throw explained(e);
        }
    }

    /** Scala does not declare what it throws, so the kinds are told apart here. */
    private static ResultsException explained(Exception failure) {
        if (failure instanceof AnalysisException) {
            return ResultsException.usage(
                    "Cannot run the statement: " + firstLine(failure),
                    "The views are trials, epochs and front; docs/results-table.md lists their columns.",
                    failure);
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return ResultsException.failure("Cannot run the statement", "Use --verbose for the whole story.", root);
    }

    private static String firstLine(Exception failure) {
        List<String> lines =
                String.valueOf(failure.getMessage()).strip().lines().toList();
        return lines.get(0);
    }
}
