package io.sparbiter.driver.analyse;

import io.sparbiter.driver.results.table.TrialRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.regression.RandomForestRegressionModel;
import org.apache.spark.ml.regression.RandomForestRegressor;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * MLlib's random forest over the trials with a score; the same trials give the same forest. It learns the ranks of the
 * scores: of the scores themselves an optimizer that fails would explain nearly all, and nothing were to be seen of the
 * differences among good trials.
 */
final class Forest {
    static final int TREES = 30;
    static final int FOLDS = 3;

    private static final int DEPTH = 8;
    private static final long SEED = 1;
    private static final StructType SCHEMA = new StructType()
            .add("label", DataTypes.DoubleType, false)
            .add("features", SQLDataTypes.VectorType(), false);

    private final SparkSession spark;
    private final Features features;
    private final List<Row> rows;

    /** Of rows that all have a score and do not all have the same parameters. */
    Forest(List<TrialRow> scored, SparkSession spark) {
        this.spark = spark;
        features = new Features(scored);
        rows = new ArrayList<>();
        double[] ranks = Ranks.of(
                scored.stream().mapToDouble(row -> row.score().orElseThrow()).toArray());
        for (int i = 0; i < ranks.length; i++) {
            rows.add(RowFactory.create(ranks[i], features.of(scored.get(i))));
        }
        // Neighbours in a search are alike; each fold has to be a sample of all.
        Collections.shuffle(rows, new Random(SEED));
    }

    /** What share of variance is explained in trials of a fold by a forest of the other folds: 1 at best, 0 or less if none. */
    double rSquared() {
        double mean =
                rows.stream().mapToDouble(row -> row.getDouble(0)).average().orElseThrow();
        double variation = rows.stream()
                .mapToDouble(row -> square(row.getDouble(0) - mean))
                .sum();
        double error = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            error += error(fold);
        }
        return 1 - error / variation;
    }

    /** The sum of squared errors in a fold. */
    private double error(int fold) {
        RandomForestRegressionModel model = fit(rows(fold, false));
        return rows(fold, true).stream()
                .mapToDouble(row -> square(row.getDouble(0) - model.predict(row.getAs(1))))
                .sum();
    }

    private List<Row> rows(int fold, boolean inside) {
        List<Row> chosen = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if ((i % FOLDS == fold) == inside) {
                chosen.add(rows.get(i));
            }
        }
        return chosen;
    }

    private static double square(double value) {
        return value * value;
    }

    /** The share of each axis, by a forest of all trials; they sum to 1. */
    Map<String, Double> importances() {
        return features.byAxis(fit(rows).featureImportances());
    }

    private RandomForestRegressionModel fit(List<Row> training) {
        Dataset<Row> table = spark.createDataFrame(training, SCHEMA).coalesce(1).cache();
        try {
            return new RandomForestRegressor()
                    .setNumTrees(TREES)
                    .setMaxDepth(DEPTH)
                    .setSeed(SEED)
                    .fit(table);
        } finally {
            table.unpersist();
        }
    }
}
