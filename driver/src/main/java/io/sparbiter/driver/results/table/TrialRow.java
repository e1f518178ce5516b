package io.sparbiter.driver.results.table;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.search.trial.Objective.Measure;
import io.sparbiter.search.trial.Status;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One row of the results table, see docs/results-table.md.
 *
 * @param params axis name to value ({@link Long}, {@link Double} or {@link String}), in the order of the axes; those that
 *     were inactive lack
 */
public record TrialRow(
        String search,
        int trialId,
        long point,
        Map<String, Serializable> params,
        long seed,
        Ending ending,
        Run run,
        Origin origin) {
    public TrialRow {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }

    /**
     * How the trial ended.
     *
     * @param status the word, which a later version may have invented
     * @param best empty if the trial failed, diverged or was cancelled
     * @param epochs how many it trained to their end
     * @param stopReason why it trained no further; of a failure its kind
     * @param numbers by column: a metric's at the best epoch, a schedule's at the last one
     * @param history empty also where the reader left it out
     */
    public record Ending(
            String status,
            Optional<Best> best,
            int epochs,
            Optional<String> stopReason,
            Optional<String> error,
            Metrics numbers,
            List<Epoch> history) {
        public Ending {
            history = List.copyOf(history);
        }

        private Ending withoutHistory() {
            return new Ending(status, best, epochs, stopReason, error, numbers, List.of());
        }
    }

    /**
     * The best epoch, the one a trial is scored by.
     *
     * @param epoch its number, from 1
     */
    public record Best(double score, int epoch) {}

    /**
     * Where and when the trial ran. A trial that never began has attempt 0, empty words, no threads and no facts.
     *
     * @param gpu empty on a CPU
     * @param facts what the trial told when it began
     * @param startedAt in whole microseconds, as {@code finishedAt}
     */
    public record Run(
            int attempt,
            String host,
            String executor,
            String gpu,
            int threads,
            Facts facts,
            Instant startedAt,
            Instant finishedAt) {
        public boolean began() {
            return attempt > 0;
        }

        public Duration duration() {
            return Duration.between(startedAt, finishedAt);
        }
    }

    /** What proposed the trial, what it was scored on and which program and configuration did it. */
    public record Origin(
            String strategy, String proposedBy, String metric, String direction, String version, String configHash) {}

    /** The same row without its epochs, which take more memory than all the rest. */
    public TrialRow withoutHistory() {
        return new TrialRow(search, trialId, point, params, seed, ending.withoutHistory(), run, origin);
    }

    /** The axes of rows of one search: all those on which one of them has a value, each row's in its order. */
    public static List<String> axes(List<TrialRow> rows) {
        List<String> axes = new ArrayList<>();
        for (TrialRow row : rows) {
            int place = 0;
            for (String axis : row.params.keySet()) {
                int known = axes.indexOf(axis);
                if (known < 0) {
                    axes.add(place, axis);
                }
                place = (known < 0 ? place : known) + 1;
            }
        }
        return axes;
    }

    public String status() {
        return ending.status();
    }

    /** Whether the trial ended like this. */
    public boolean is(Status status) {
        return ending.status().equals(status.word());
    }

    /** What the trial has for a further objective; empty if it has a status that this version does not know. */
    public OptionalDouble measure(Measure measure) {
        double metric = score().isPresent() ? ending.numbers().get(measure.name()) : Double.NaN;
        return Status.of(status())
                .map(status -> measure.of(run.facts(), status, run.duration(), metric))
                .orElse(OptionalDouble.empty());
    }

    /** The best epoch's metric, if the trial has one. */
    public OptionalDouble score() {
        Best best = ending.best().orElse(null); // Not a stream: rankings ask a million times.
        return best == null ? OptionalDouble.empty() : OptionalDouble.of(best.score());
    }
}
