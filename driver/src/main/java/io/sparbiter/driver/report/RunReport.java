package io.sparbiter.driver.report;

import io.sparbiter.search.bayes.Recommendation;
import io.sparbiter.search.loop.SickHost;
import io.sparbiter.search.trial.Objective;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Tells what one run of a search brought, to a person who was away and to a monitor. A search that is resumed has a run
 * for every start.
 *
 * @param reason why the run ended, a word such as {@code max_time}
 * @param cause what too many failures had in common; empty if the run ended for another reason
 * @param statuses trials that ended in this run by their status, without zeros
 * @param failures those of them that brought nothing, by kind: {@code diverged}, {@code out_of_memory}, …
 * @param sickHosts machines that were found to be sick in this run, in their order
 * @param trialsInAll how many the whole search has by now
 * @param before the best trial before the run; empty if none had a score
 * @param best the best trial now
 * @param recommendation of the whole search's trials; empty if too few have completed
 */
public record RunReport(
        String search,
        Objective objective,
        Instant startedAt,
        Instant finishedAt,
        String reason,
        Optional<String> cause,
        Map<String, Integer> statuses,
        Map<String, Integer> failures,
        List<SickHost> sickHosts,
        int trialsInAll,
        Optional<ScoredTrial> before,
        Optional<ScoredTrial> best,
        Optional<Recommendation> recommendation) {
    public RunReport {
        statuses = Collections.unmodifiableMap(new TreeMap<>(statuses));
        failures = Collections.unmodifiableMap(new TreeMap<>(failures));
        sickHosts = List.copyOf(sickHosts);
    }

    /**
     * A trial and its score.
     *
     * @param params axis name to value, in the order of the axes
     */
    public record ScoredTrial(int trial, double score, Map<String, Serializable> params) {
        public ScoredTrial {
            params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        }
    }

    /** How many trials ended in this run. */
    public int trials() {
        return statuses.values().stream().mapToInt(Integer::intValue).sum();
    }

    public Duration duration() {
        return Duration.between(startedAt, finishedAt);
    }

    /** Whether a trial of this run is better than all before. */
    public boolean hasNewBest() {
        return best.isPresent() && improvement().orElse(1) > 0;
    }

    /** By how much the best score became better, 0 or more; empty if there was none before. */
    public OptionalDouble improvement() {
        return before.stream()
                .mapToDouble(old -> Math.abs(best.orElseThrow().score() - old.score()))
                .findFirst();
    }
}
