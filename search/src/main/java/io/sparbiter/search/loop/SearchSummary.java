package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.TrialResult;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a run of a search went.
 *
 * @param reason why it ended
 * @param cause what too many failures had in common; empty if it ended for another reason
 * @param counts this run's ended trials by status, without zeros
 * @param best the result with the best score of the whole search, earlier runs included, the first among equals; empty
 *     if none has a score
 * @param duration by the backend's clock
 */
public record SearchSummary(
        EndReason reason,
        Optional<FailureCause> cause,
        Map<Status, Integer> counts,
        Optional<TrialResult> best,
        Duration duration) {
    public SearchSummary {
        counts = Map.copyOf(counts);
    }

    /** How many trials ended in this run. */
    public int trials() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
