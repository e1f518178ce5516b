package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a search stands when a run of it begins.
 *
 * @param nextTrial the id of the next trial to be proposed, from 1
 * @param inFlight proposed trials that have not ended, or went on since, each with the number of its next attempt: they are submitted again,
 *     or given up, before anything else is proposed
 * @param counts ended trials by status, without zeros
 * @param paused how those trials ended last that a pruner stopped and that may go on, or do: these are in flight again
 * @param best the result with the best score, the first among equals; empty if none has a score
 * @param withoutGain the ids of the trials that have ended since then, see {@link Tally}
 * @param lostAttempts by the id of a trial in flight: how many attempts were begun since it was proposed or went on, of
 *     which nobody knows the end
 * @param lastBegun the id of the trial whose attempt was the last to begin, 0 if none did: nothing has begun beside it since
 */
public record SearchState(
        int nextTrial,
        List<Trial> inFlight,
        List<TrialResult> paused,
        Map<Status, Integer> counts,
        Optional<TrialResult> best,
        Set<Integer> withoutGain,
        Map<Integer, Integer> lostAttempts,
        int lastBegun) {
    /** Before the first run. */
    public static final SearchState NEW =
            new SearchState(1, List.of(), List.of(), Map.of(), Optional.empty(), Set.of());

    public SearchState {
        if (nextTrial < 1) {
            throw new IllegalArgumentException("trial ids count from 1: " + nextTrial);
        }
        inFlight = List.copyOf(inFlight);
        paused = List.copyOf(paused);
        counts = Map.copyOf(counts);
        withoutGain = Set.copyOf(withoutGain);
        lostAttempts = Map.copyOf(lostAttempts);
    }

    /** Where nobody counts lost attempts. */
    public SearchState(
            int nextTrial,
            List<Trial> inFlight,
            List<TrialResult> paused,
            Map<Status, Integer> counts,
            Optional<TrialResult> best,
            Set<Integer> withoutGain) {
        this(nextTrial, inFlight, paused, counts, best, withoutGain, Map.of(), 0);
    }

    /** Where no trial is paused. */
    public SearchState(
            int nextTrial,
            List<Trial> inFlight,
            Map<Status, Integer> counts,
            Optional<TrialResult> best,
            Set<Integer> withoutGain) {
        this(nextTrial, inFlight, List.of(), counts, best, withoutGain);
    }

    /** How many trials have ended, in any way. */
    public int ended() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
