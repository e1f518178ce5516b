package io.sparbiter.driver.analyse;

import io.sparbiter.driver.dispatch.SparkContexts;
import io.sparbiter.driver.page.Importance;
import io.sparbiter.driver.page.Importance.Share;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Status;
import io.sparbiter.worker.Counted;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * The importance of parameters by a random forest (Breiman, 2001) that predicts the rank of the score: how much of the
 * variance each axis takes away in the trees' splits (MLlib's {@code featureImportances}). What the forest is worth is
 * measured on trials that it had not seen.
 */
public final class ForestImportance {
    /** With fewer trials a forest says nothing. */
    static final int FEWEST_TRIALS = 20;

    /** More trials make it slower and little better. */
    static final int MOST_TRIALS = 5_000;

    private static final String NAME = "sparbiter report";

    private ForestImportance() {}

    /** The importance of the axes of a search; Spark is opened for that, and closed, if there are trials enough. */
    public static Importance of(List<TrialRow> rows) {
        List<TrialRow> scored = scored(rows);
        return whyNot(scored).map(Importance::none).orElseGet(() -> {
            try (JavaSparkContext spark = SparkContexts.openForSql(NAME)) {
                return of(
                        scored, SparkSession.builder().sparkContext(spark.sc()).getOrCreate());
            }
        });
    }

    /** The same in a session of the caller's. */
    static Importance of(List<TrialRow> rows, SparkSession spark) {
        List<TrialRow> scored = scored(rows);
        return whyNot(scored).map(Importance::none).orElseGet(() -> fit(scored, spark));
    }

    private static List<TrialRow> scored(List<TrialRow> rows) {
        List<TrialRow> scored =
                rows.stream().filter(row -> row.score().isPresent()).toList();
        return scored.size() <= MOST_TRIALS
                ? scored
                : IntStream.range(0, MOST_TRIALS)
                        .mapToObj(i -> scored.get((int) ((long) i * scored.size() / MOST_TRIALS)))
                        .toList();
    }

    private static Optional<String> whyNot(List<TrialRow> scored) {
        if (scored.size() < FEWEST_TRIALS) {
            return Optional.of("Of " + Counted.of(scored.size(), "trial") + " with a score nothing can be said; from "
                    + FEWEST_TRIALS + " on, a random forest is asked.");
        }
        if (scored.stream().map(TrialRow::score).distinct().count() < 2) {
            return Optional.of("All trials have the same score: there is nothing to explain.");
        }
        return new Features(scored).isEmpty()
                ? Optional.of("All trials have the same parameters: nothing can explain their scores.")
                : Optional.empty();
    }

    private static Importance fit(List<TrialRow> scored, SparkSession spark) {
        var forest = new Forest(scored, spark);
        double rSquared = forest.rSquared();
        List<Share> shares = rSquared > 0 ? shares(forest) : List.of();
        boolean someUnfinished = scored.stream().anyMatch(row -> !row.is(Status.COMPLETED));
        return new Importance(
                shares, new FitWords(scored.size(), Forest.TREES, Forest.FOLDS, someUnfinished).of(rSquared));
    }

    private static List<Share> shares(Forest forest) {
        return forest.importances().entrySet().stream()
                .map(axis -> new Share(axis.getKey(), axis.getValue()))
                .sorted(Comparator.comparingDouble(Share::share).reversed())
                .toList();
    }

    /**
     * Says how far a forest is to be believed.
     *
     * @param trials that it learned from
     * @param someUnfinished whether some of them were pruned or stopped
     */
    record FitWords(int trials, int trees, int folds, boolean someUnfinished) {
        private static final double GOOD = 0.5;

        String of(double rSquared) {
            return sentence(rSquared)
                    + (someUnfinished ? " Pruned and stopped trials count with the score they had reached." : "");
        }

        private String sentence(double rSquared) {
            String basis = String.format(
                    Locale.ROOT, "(R² %.2f, %d trees, %d folds, %,d trials)", rSquared, trees, folds, trials);
            if (rSquared <= 0) {
                return "A random forest predicts the ranks of trials it has not seen no better than a guess of the middle does "
                        + basis + ": nothing can be said of the axes.";
            }
            String share = String.format(Locale.ROOT, "%.0f %%", 100 * rSquared);
            return rSquared < GOOD
                    ? "A random forest explains only " + share
                            + " of the variance in the ranks of trials it has not seen " + basis
                            + ": the shares are a hint at most."
                    : "A random forest explains " + share + " of the variance in the ranks of trials it has not seen "
                            + basis + ".";
        }
    }
}
