package io.sparbiter.driver.exchange.mlflow;

import io.sparbiter.driver.exchange.mlflow.RunContent.Metric;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trial as a run: its point is the parameters; its epochs are the metrics, by step; {@code score} and {@code best_epoch}
 * are metrics, too, at the best epoch. All else that the table has of it is tags.
 */
record TrialRun(TrialRow row) {
    /** Tells runs of one trial from another. */
    static final String TRIAL = "sparbiter.trial";

    /** Says which end of the trial a run has: a trial that goes on ends again. It counts if the run has ended, too. */
    static final String EXPORTED = "sparbiter.exported";

    String name() {
        return "trial " + row.trialId();
    }

    /** What the run has when it is complete. */
    String marker() {
        return row.status() + " " + row.run().finishedAt();
    }

    /** In MLflow's words. */
    String status() {
        if (row.is(Status.STOPPED) || row.is(Status.CANCELLED)) {
            return "KILLED";
        }
        return row.score().isPresent() ? "FINISHED" : "FAILED";
    }

    long startTime() {
        return row.run().startedAt().toEpochMilli();
    }

    long endTime() {
        return row.run().finishedAt().toEpochMilli();
    }

    RunContent content() {
        Map<String, String> params = new LinkedHashMap<>();
        row.params().forEach((axis, value) -> params.put(axis, value.toString()));
        return new RunContent(metrics(), params, tags());
    }

    /** An epoch's time is its end, as far as the epochs' durations tell. */
    private List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>();
        long time = startTime();
        for (Epoch epoch : row.ending().history()) {
            long end = time + epoch.millis();
            epoch.metrics()
                    .reported()
                    .forEach((name, value) -> metrics.add(new Metric(name, value, end, epoch.number())));
            time = end;
        }
        row.ending().best().ifPresent(best -> {
            metrics.add(new Metric("score", best.score(), endTime(), best.epoch()));
            metrics.add(new Metric("best_epoch", best.epoch(), endTime(), best.epoch()));
        });
        return metrics;
    }

    private Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        put(tags, "status", row.status());
        row.ending().stopReason().ifPresent(reason -> put(tags, "stop_reason", reason));
        row.ending().error().ifPresent(error -> put(tags, "error", error));
        put(tags, "point", row.point());
        put(tags, "seed", row.seed());
        put(tags, "epochs", row.ending().epochs());
        put(tags, "attempt", row.run().attempt());
        put(tags, "host", row.run().host());
        put(tags, "executor", row.run().executor());
        put(tags, "gpu", row.run().gpu());
        put(tags, "strategy", row.origin().strategy());
        put(tags, "proposed_by", row.origin().proposedBy());
        put(tags, "metric", row.origin().metric());
        put(tags, "direction", row.origin().direction());
        put(tags, "version", row.origin().version());
        row.run().facts().values().forEach((name, value) -> put(tags, name, value));
        return tags;
    }

    private static void put(Map<String, String> tags, String name, Object value) {
        if (!value.toString().isEmpty()) {
            tags.put("sparbiter." + name, value.toString());
        }
    }

    /** When the last of some trials ended. */
    static Instant lastEnd(List<TrialRow> rows) {
        return rows.stream()
                .map(row -> row.run().finishedAt())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
