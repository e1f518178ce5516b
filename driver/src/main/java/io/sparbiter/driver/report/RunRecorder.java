package io.sparbiter.driver.report;

import io.sparbiter.driver.report.RunReport.ScoredTrial;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.bayes.Recommendation;
import io.sparbiter.search.loop.EndReason;
import io.sparbiter.search.loop.FailureCause;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SickHost;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Scored;
import io.sparbiter.search.trial.TrialResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Listens to one run of a search and reports what it brought beyond what the table had. Used by the loop's thread. */
public final class RunRecorder implements SearchListener {
    private final String search;
    private final Objective objective;
    private final InstantSource clock;
    private final Instant startedAt;
    private final Optional<ScoredTrial> before;
    private final Set<Integer> known = new HashSet<>();
    /** By trial: of one that went on the last end counts. */
    private final Map<Integer, End> ends = new HashMap<>();

    /** By name: one that is found sick again counts once. */
    private final Map<String, SickHost> sickHosts = new TreeMap<>();

    private Optional<ScoredTrial> best;

    /** How a trial ended, in a word, and what kind of failure that was if it brought nothing. */
    private record End(String status, Optional<String> failure) {}

    /**
     * Begins with the run.
     *
     * @param before the search's rows so far, none if it is new
     * @param clock begins with the time of day and is not set from then on, so that a run ends after it began
     */
    public RunRecorder(String search, Objective objective, List<TrialRow> before, InstantSource clock) {
        this.search = search;
        this.objective = objective;
        this.clock = clock;
        startedAt = clock.instant();
        before.forEach(row -> known.add(row.trialId()));
        this.before = Ranking.of(before).best(1).stream()
                .map(row -> new ScoredTrial(row.trialId(), row.score().orElseThrow(), row.params()))
                .findFirst();
        best = this.before;
    }

    @Override
    public void ended(TrialResult result) {
        Outcome outcome = result.outcome();
        known.add(result.trial().id());
        ends.put(result.trial().id(), new End(outcome.status().word(), failure(outcome)));
        if (outcome instanceof Scored scored) {
            takeIfBest(new ScoredTrial(
                    result.trial().id(), scored.score(), result.trial().point().values()));
        }
    }

    @Override
    public void hostExcluded(SickHost host) {
        sickHosts.put(host.host(), host);
    }

    private static Optional<String> failure(Outcome outcome) {
        if (outcome instanceof Failed failed) {
            return Optional.of(failed.kind().word());
        }
        return outcome instanceof Diverged ? Optional.of(outcome.status().word()) : Optional.empty();
    }

    private static Map<String, Integer> count(Stream<String> words) {
        return words.collect(Collectors.toMap(word -> word, word -> 1, Integer::sum));
    }

    /** Of equal scores the lower trial's is the best, in whatever order they end, as in a {@link Ranking}. */
    private void takeIfBest(ScoredTrial trial) {
        boolean isBest = best.map(other -> objective.direction().isBetter(trial.score(), other.score())
                        || (trial.score() == other.score() && trial.trial() < other.trial()))
                .orElse(true);
        if (isBest) {
            best = Optional.of(trial);
        }
    }

    /** The report on the run, which ends now. */
    public RunReport report(EndReason reason, Optional<FailureCause> cause, Optional<Recommendation> recommendation) {
        return report(reason.name().toLowerCase(Locale.ROOT), cause, recommendation);
    }

    /** The report on a run that had nothing left to do. */
    public RunReport reportComplete(Optional<Recommendation> recommendation) {
        return report("complete", Optional.empty(), recommendation);
    }

    private RunReport report(String reason, Optional<FailureCause> cause, Optional<Recommendation> recommendation) {
        return new RunReport(
                search,
                objective,
                startedAt,
                clock.instant(),
                reason,
                cause.map(FailureCause::text),
                count(ends.values().stream().map(End::status)),
                count(ends.values().stream().flatMap(end -> end.failure().stream())),
                List.copyOf(sickHosts.values()),
                known.size(),
                before,
                best,
                recommendation);
    }
}
