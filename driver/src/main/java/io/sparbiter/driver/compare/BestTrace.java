package io.sparbiter.driver.compare;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The best score of a search as it went on: a step for each trial that was better than all before it, in the order in which
 * trials ended.
 *
 * @param steps rising
 * @param end how far the search has come; its trial is the last that ended, its score the best
 */
public record BestTrace(List<Step> steps, Step end) {
    /**
     * How far a search had come when a trial ended.
     *
     * @param trials that had ended
     * @param epochs of those trials, pruned ones, too
     * @param seconds in which at least one trial ran, so that the time between two runs does not count
     * @param trial its id
     * @param score the best by then, NaN if there is none
     */
    public record Step(int trials, long epochs, double seconds, int trial, double score) {
        static final Step BEGIN = new Step(0, 0, 0, 0, Double.NaN);
    }

    public BestTrace {
        steps = List.copyOf(steps);
    }

    /** Of the rows of a search, in any order. */
    public static BestTrace of(List<TrialRow> rows, Direction direction) {
        List<TrialRow> ended = rows.stream()
                .sorted(Comparator.comparing((TrialRow row) -> row.run().finishedAt())
                        .thenComparing(TrialRow::trialId))
                .toList();
        BusyTime time = BusyTime.of(rows);
        List<Step> steps = new ArrayList<>();
        Step last = Step.BEGIN;
        for (TrialRow row : ended) {
            double score = row.score().orElse(Double.NaN);
            boolean isGain = !Double.isNaN(score) && direction.isBetter(score, last.score());
            last = new Step(
                    last.trials() + 1,
                    last.epochs() + row.ending().epochs(),
                    time.until(row.run().finishedAt()),
                    row.trialId(),
                    isGain ? score : last.score());
            if (isGain) {
                steps.add(last);
            }
        }
        return new BestTrace(steps, last);
    }

    OptionalDouble afterTrials(double trials) {
        return after(trials, Step::trials);
    }

    OptionalDouble afterEpochs(double epochs) {
        return after(epochs, Step::epochs);
    }

    OptionalDouble afterSeconds(double seconds) {
        return after(seconds, Step::seconds);
    }

    /** Empty if the search has not come so far, or had no score by then. */
    private OptionalDouble after(double amount, ToDoubleFunction<Step> measure) {
        if (measure.applyAsDouble(end) < amount) {
            return OptionalDouble.empty();
        }
        return steps.stream()
                .takeWhile(step -> measure.applyAsDouble(step) <= amount)
                .mapToDouble(Step::score)
                .reduce((earlier, later) -> later);
    }

    /**
     * The times in which trials ran, apart from each other.
     *
     * @param spans by their beginnings
     */
    private record BusyTime(NavigableMap<Instant, Span> spans) {
        /** @param before seconds of all earlier spans */
        private record Span(Instant from, Instant to, double before) {
            double seconds(Instant until) {
                Instant end = until.isBefore(to) ? until : to;
                return before + Duration.between(from, end).toMillis() / 1e3;
            }
        }

        static BusyTime of(List<TrialRow> rows) {
            var spans = new TreeMap<Instant, Span>();
            rows.stream()
                    .map(TrialRow::run)
                    .sorted(Comparator.comparing(TrialRow.Run::startedAt))
                    .forEach(run -> add(spans, run));
            return new BusyTime(spans);
        }

        private static void add(NavigableMap<Instant, Span> spans, TrialRow.Run run) {
            Span last = spans.isEmpty() ? null : spans.lastEntry().getValue();
            if (last == null || last.to().isBefore(run.startedAt())) {
                double before = last == null ? 0 : last.seconds(last.to());
                spans.put(run.startedAt(), new Span(run.startedAt(), run.finishedAt(), before));
            } else if (last.to().isBefore(run.finishedAt())) {
                spans.put(last.from(), new Span(last.from(), run.finishedAt(), last.before()));
            }
        }

        /** Seconds until the end of a trial. */
        double until(Instant end) {
            return spans.floorEntry(end).getValue().seconds(end);
        }
    }
}
