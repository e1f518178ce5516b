package io.sparbiter.driver.report;

import io.sparbiter.driver.results.table.RowContext;
import io.sparbiter.driver.results.table.SampleTrials;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRowFactory;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.worker.network.NetworkReports;
import java.util.List;
import java.util.stream.Stream;

/** Rows of a search over the default space. */
final class SampleRows {
    private static final List<Long> FILTERS = List.of(32L, 64L, 128L, 256L);
    private static final List<Long> KERNELS = List.of(3L, 5L, 7L);

    static final Space SPACE = new Space(List.of(
            new Axis.IntegerAxis("conv_1_filters", FILTERS),
            new Axis.IntegerAxis("conv_2_filters", FILTERS),
            new Axis.IntegerAxis("conv_3_filters", FILTERS),
            new Axis.IntegerAxis("conv_1_kernel", KERNELS),
            new Axis.IntegerAxis("conv_2_kernel", KERNELS),
            new Axis.IntegerAxis("conv_3_kernel", KERNELS),
            new Axis.IntegerAxis("dense_1_units", List.of(64L, 128L, 256L, 512L)),
            new Axis.IntegerAxis("dense_2_units", List.of(0L, 64L, 128L, 256L)),
            new Axis.CategoricalAxis("optimizer", List.of("adam", "nadam", "adadelta"))));

    private SampleRows() {}

    /** Trial {@code id} at a point of the space, completed with a score. */
    static TrialRow row(int id, long point, double score) {
        return row(id, point, new Completed(score, 3, "trained all 4 epochs", SampleTrials.epochs(4, score)));
    }

    static TrialRow row(int id, long point, Outcome outcome) {
        return row(id, point, outcome, NetworkReports.VAL_ACCURACY);
    }

    static TrialRow row(int id, long point, Outcome outcome, Metric metric) {
        return row(id, SPACE.point(point), outcome, metric);
    }

    /** The same at a point of another space. */
    static TrialRow row(int id, Point point, Outcome outcome, Metric metric) {
        Trial trial = new Trial(id, new Candidate(point, "random"), id, 20);
        RowContext context =
                new RowContext("s", "random", Objective.of(metric), NetworkReports.SCHEMA, "0.1.0", "c0ffee");
        return new TrialRowFactory(context).row(SampleTrials.result(trial, outcome));
    }

    /** Sixty trials scattered over the space, the ones with adadelta far below the others. */
    static List<TrialRow> sixty() {
        return Stream.iterate(1, id -> id + 1)
                .limit(60)
                .map(id -> {
                    long point = id * 1_361L % SPACE.cardinality();
                    boolean adadelta = SPACE.point(point).word("optimizer").equals("adadelta");
                    return row(id, point, (adadelta ? 0.3 : 0.98) + id * 1e-4);
                })
                .toList();
    }
}
