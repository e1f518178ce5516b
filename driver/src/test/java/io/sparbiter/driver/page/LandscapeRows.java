package io.sparbiter.driver.page;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.table.RowContext;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRowFactory;
import io.sparbiter.driver.run.Searches;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.worker.network.NetworkReports;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Searches over the default space, as real ones look: adadelta far below the others, more filters a little better, large
 * kernels slower, some trials pruned, a few failed. Nothing is trained.
 */
public final class LandscapeRows {
    public static final SearchConfig CONFIG = Searches.quick("seed=1", "training.epochs=8");

    private static final TrialRowFactory FACTORY = new TrialRowFactory(
            new RowContext("landscape", "random", CONFIG.objective(), CONFIG.reports(), "test", "c0ffee"));
    private static final Instant START = Instant.parse("2026-03-01T22:00:00Z");
    private static final long STRIDE = 30_011;

    private LandscapeRows() {}

    /** So many trials at different points, by id. */
    public static List<TrialRow> of(int trials) {
        return IntStream.rangeClosed(1, trials)
                .mapToObj(id -> FACTORY.row(result(id)))
                .toList();
    }

    /** As many whose scores have nothing to do with their points. */
    public static List<TrialRow> ofNoise(int trials) {
        var random = new Random(1);
        return IntStream.rangeClosed(1, trials)
                .mapToObj(id -> {
                    double score = random.nextDouble();
                    return FACTORY.row(result(id, new Completed(score, 1, "trained all 1 epochs", epochs(1, score))));
                })
                .toList();
    }

    private static TrialResult result(int id) {
        return result(id, outcome(id, score(point(id), new Random(id))));
    }

    private static Point point(int id) {
        return CONFIG.space().point(id * STRIDE % CONFIG.space().cardinality());
    }

    private static TrialResult result(int id, Outcome outcome) {
        Point point = point(id);
        Trial trial = new Trial(id, new Candidate(point, "random"), id, 8);
        long weights = point.integer("conv_1_filters") * point.integer("conv_2_filters") * 9
                + point.integer("dense_1_units") * 500;
        Instant start = START.plusSeconds(20L * id);
        var placement = new Placement("node-" + id % 3, "" + id % 6, "", 1, 1);
        var began =
                new TrialStart(id, placement, NetworkReports.facts(weights, "da7a", "nd4j-native 1.0.0-M2.1"), start);
        double seconds = 5 + 2 * point.integer("conv_1_kernel") * (0.5 + new Random(-id).nextDouble()) + weights / 2e4;
        return new TrialResult(trial, outcome, Optional.of(began), start, start.plusMillis((long) (1_000 * seconds)));
    }

    private static double score(Point point, Random random) {
        if (point.word("optimizer").equals("adadelta")) {
            return 0.2 + 0.3 * random.nextDouble();
        }
        double filters = Math.log(point.integer("conv_3_filters") / 32.0) / Math.log(8);
        double kernels = (point.integer("conv_2_kernel") - 3) / 4.0;
        return 0.985 - 0.02 * (1 - filters) - 0.01 * kernels - 0.015 * Math.pow(random.nextDouble(), 3);
    }

    private static Outcome outcome(int id, double score) {
        if (id % 37 == 0) {
            return new Failed(
                    Failure.OUT_OF_MEMORY,
                    "Physical memory usage is too high\n\tat <script>alert(1)</script>",
                    List.of());
        }
        if (id % 53 == 0) {
            return new Diverged("train loss is NaN in epoch 2", epochs(1, score));
        }
        return id % 5 == 0
                ? new Pruned(score - 0.02, 3, "rung 3 epochs: below the best third", epochs(3, score - 0.02))
                : new Completed(score, 8, "trained all 8 epochs", epochs(8, score));
    }

    /** They rise to the score, which the last one reaches. */
    private static List<Epoch> epochs(int count, double score) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(epoch -> {
                    double missing = (1 - score) * (1 + 3.0 * (count - epoch) / (epoch * count));
                    return NetworkReports.epoch(
                            epoch,
                            2 * missing,
                            2.2 * missing,
                            epoch == count ? score : Math.max(0, 1 - missing),
                            0.001,
                            900L);
                })
                .toList();
    }
}
