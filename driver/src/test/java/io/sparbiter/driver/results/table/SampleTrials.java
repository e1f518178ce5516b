package io.sparbiter.driver.results.table;

import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Cancelled;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.search.trial.Outcome.Stopped;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.worker.network.NetworkReports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trials that ended in every way, over a small space with an axis of each type. */
public final class SampleTrials {
    public static final Space SPACE = new Space(List.of(
            new Axis.IntegerAxis("conv_1_filters", List.of(32L, 64L, 128L, 256L)),
            new Axis.RealAxis("dropout", List.of(0.1, 0.25, 0.5)),
            new Axis.CategoricalAxis("optimizer", List.of("adam", "nadam", "adadelta"))));

    /** Nanoseconds, which the table does not keep. */
    private static final Instant START = Instant.parse("2026-03-01T10:15:30.123456789Z");

    private SampleTrials() {}

    public static RowContext context(String search) {
        return new RowContext(search, "random", NetworkReports.OBJECTIVE, NetworkReports.SCHEMA, "0.1.0", "c0ffee");
    }

    public static Trial trial(int id) {
        return trial(id, SPACE);
    }

    public static Trial trial(int id, Space space) {
        long point = (id * 7L) % space.cardinality();
        return new Trial(id, new Candidate(space.point(point), "random"), 1_000_000_007L * id, 20);
    }

    /** Epochs whose best accuracy, {@code best}, is that of the last but one. */
    public static List<Epoch> epochs(int count, double best) {
        List<Epoch> epochs = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            double accuracy = best - 0.01 * Math.abs(count - 1 - number);
            epochs.add(
                    NetworkReports.epoch(number, 1.0 / number, 2.0 / number, accuracy, 0.001 / number, 100L + number));
        }
        return epochs;
    }

    public static TrialResult result(int id, Outcome outcome) {
        return result(trial(id), outcome);
    }

    public static TrialResult result(Trial trial, Outcome outcome) {
        int id = trial.id();
        Instant startedAt = START.plusSeconds(60L * id);
        Placement placement = new Placement("host-" + id % 3, "executor-" + id % 5, id % 2 == 0 ? "" : "0", 1, 1);
        TrialStart start = new TrialStart(
                id, placement, NetworkReports.facts(1_000L + id, "da7a", "nd4j-native 1.0.0-M2.1"), startedAt);
        return new TrialResult(trial, outcome, Optional.of(start), startedAt, startedAt.plusMillis(1_000L + id));
    }

    /** The same of a trial that had other data. */
    public static TrialResult on(String dataFingerprint, TrialResult result) {
        Optional<TrialStart> start = result.start()
                .map(told -> new TrialStart(
                        told.trialId(),
                        told.placement(),
                        told.facts().with(Facts.DATA_FINGERPRINT, dataFingerprint),
                        told.startedAt()));
        return new TrialResult(result.trial(), result.outcome(), start, result.startedAt(), result.finishedAt());
    }

    public static TrialResult completed(int id, double score) {
        return completed(trial(id), score);
    }

    public static TrialResult completed(Trial trial, double score) {
        return result(trial, new Completed(score, 3, "trained all 4 epochs", epochs(4, score)));
    }

    /** One trial per way to end, with ids from 1. */
    public static List<TrialResult> everyOutcome() {
        Trial unstarted = trial(4);
        return List.of(
                completed(1, 0.9832777),
                result(2, new Pruned(0.41, 1, "median of 5 trials is 0.9", epochs(2, 0.41))),
                result(3, new Stopped(0.75, 2, "max_time is over", epochs(3, 0.75))),
                new TrialResult(unstarted, new Cancelled("max_time is over"), Optional.empty(), START, START),
                result(5, new Diverged("train loss is NaN in epoch 3", epochs(2, 0.5))),
                result(6, new Failed(Failure.OUT_OF_MEMORY, "Java heap space\n\tat \"Net\"", List.of())));
    }
}
