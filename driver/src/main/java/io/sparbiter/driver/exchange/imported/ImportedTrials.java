package io.sparbiter.driver.exchange.imported;

import io.sparbiter.driver.exchange.imported.PlacedTrials.Placed;
import io.sparbiter.driver.exchange.source.SourceStudy;
import io.sparbiter.driver.exchange.source.SourceTrial;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.search.trial.Outcome.Stopped;
import io.sparbiter.search.trial.ReportSchema;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes results of trials that another tool has run. Epochs count from 1: where a step of any trial is 0, all are one more. A
 * trial is scored as its tool says. Where no epoch has that score, another one at its end has it; a trial without epochs has
 * one, the last that any trial of its search may have.
 */
final class ImportedTrials {
    static final String PROPOSED_BY = "import";

    private final String tool;
    private final int shift;
    private final Instant now;

    /** @param now when a trial ended of which that is not known */
    ImportedTrials(SourceStudy study, Instant now) {
        tool = study.tool();
        int first = study.trials().stream()
                .filter(trial -> !trial.history().isEmpty())
                .mapToInt(trial -> trial.history().firstKey())
                .min()
                .orElse(1);
        shift = Math.max(0, 1 - first);
        this.now = now;
    }

    /** The most epochs of a trial, at least 1. */
    int epochs(SourceStudy study) {
        return study.trials().stream()
                .filter(trial -> !trial.history().isEmpty())
                .mapToInt(trial -> epochs(trial, 1).lastKey())
                .max()
                .orElse(1);
    }

    /** Epoch to value, with one that has the trial's score. */
    private SortedMap<Integer, Double> epochs(SourceTrial trial, int most) {
        SortedMap<Integer, Double> epochs = new TreeMap<>();
        trial.history().forEach((step, value) -> epochs.put(step + shift, value));
        trial.score().ifPresent(score -> epochs.put(best(score, epochs).orElse(next(epochs, most)), score));
        return epochs;
    }

    /** The last epoch that has the score, but for rounding. */
    private static OptionalInt best(double score, SortedMap<Integer, Double> epochs) {
        return epochs.entrySet().stream()
                .filter(epoch -> Levels.areEqual(epoch.getValue(), score))
                .mapToInt(Map.Entry::getKey)
                .max();
    }

    private static int next(SortedMap<Integer, Double> epochs, int most) {
        return epochs.isEmpty() ? most : epochs.lastKey() + 1;
    }

    /**
     * The result of a trial.
     *
     * @param id from 1
     * @param most epochs that a trial of the search may have
     */
    TrialResult result(int id, Placed placed, Objective objective, ReportSchema reports, int most) {
        SourceTrial trial = placed.trial();
        SortedMap<Integer, Double> epochs = epochs(trial, most);
        var candidate = new Candidate(placed.point(), PROPOSED_BY);
        int budget = epochs.isEmpty() ? most : Math.max(most, epochs.lastKey());
        Instant finishedAt = trial.finishedAt().or(trial::startedAt).orElse(now);
        Instant startedAt =
                trial.startedAt().filter(start -> !start.isAfter(finishedAt)).orElse(finishedAt);
        return new TrialResult(
                new Trial(id, candidate, 0, budget),
                outcome(trial, epochs, history(epochs, objective, reports)),
                Optional.empty(),
                startedAt,
                finishedAt);
    }

    private static List<Epoch> history(SortedMap<Integer, Double> epochs, Objective objective, ReportSchema reports) {
        List<String> names = reports.epochNames();
        List<Epoch> history = new ArrayList<>();
        epochs.forEach((number, value) -> history.add(
                new Epoch(number, Metrics.of(names, Map.of(objective.metric().name(), value)), 0)));
        return history;
    }

    private Outcome outcome(SourceTrial trial, SortedMap<Integer, Double> epochs, List<Epoch> history) {
        String reason = trial.name() + " of " + tool;
        String message = trial.message().isEmpty() ? reason : reason + ": " + trial.message();
        return switch (trial.status()) {
            case COMPLETED -> new Completed(score(trial), best(trial, epochs), reason, history);
            case PRUNED -> new Pruned(score(trial), best(trial, epochs), reason, history);
            case STOPPED -> new Stopped(score(trial), best(trial, epochs), reason, history);
            case DIVERGED -> new Diverged(message, history);
            case FAILED, CANCELLED -> new Failed(Failure.ERROR, message, history);
        };
    }

    private static double score(SourceTrial trial) {
        return trial.score().getAsDouble();
    }

    private static int best(SourceTrial trial, SortedMap<Integer, Double> epochs) {
        return best(score(trial), epochs).getAsInt();
    }
}
