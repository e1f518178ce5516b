package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Scored;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Counts failed trials against their limits.
 *
 * <p>Trials that fail at once are told long before the first good one ends. So a failure before the first epoch counts
 * only as long as no trial ends an epoch; one that was trained before it failed counts until a trial ends otherwise.
 */
final class FailureWatch {
    private final FailureLimits limits;
    private final Set<String> hosts = new TreeSet<>();
    private int inAll;
    private int untrained;
    private int trained;
    private boolean hasScore;
    private Optional<TrialResult> last = Optional.empty();

    /** @param state where earlier runs left the search: their failures count in all, not in a row */
    FailureWatch(FailureLimits limits, SearchState state) {
        this.limits = limits;
        inAll = state.counts().getOrDefault(Status.FAILED, 0);
    }

    /** A trial that is running ended an epoch. */
    void epochEnded() {
        untrained = 0;
        forgetHosts();
    }

    /** @param outcome of the last attempt: one that went on may fail and keep its earlier end */
    void ended(TrialResult result, Outcome outcome) {
        if (outcome instanceof Failed failed) {
            failed(result, failed);
        } else if (outcome.status() != Status.CANCELLED) {
            hasScore |= outcome instanceof Scored;
            untrained = 0;
            trained = 0;
            forgetHosts();
        }
    }

    private void failed(TrialResult result, Failed failed) {
        inAll++;
        if (failed.history().isEmpty()) {
            untrained++;
        } else {
            trained++;
        }
        last = Optional.of(result);
        result.start()
                .map(TrialStart::placement)
                .map(Placement::host)
                .filter(host -> !host.isEmpty())
                .ifPresent(hosts::add);
    }

    private void forgetHosts() {
        if (inARow() == 0) {
            hosts.clear();
        }
    }

    private int inARow() {
        return untrained + trained;
    }

    private int mostInARow() {
        return limits.inARow().orElse(hasScore ? FailureLimits.AFTER_A_SCORE : FailureLimits.UNTIL_A_SCORE);
    }

    /** Whether too many failed in a row. A trial that is still running may yet end the row. */
    boolean isRowTooLong() {
        return inARow() >= mostInARow();
    }

    boolean areTooManyInAll() {
        return limits.inAll().isPresent() && inAll >= limits.inAll().getAsInt();
    }

    /** What to say of it; empty if no limit is reached. */
    Optional<FailureCause> cause() {
        if (isRowTooLong()) {
            return Optional.of(new FailureCause(inARow(), "in_a_row", hosts, last));
        }
        return areTooManyInAll() ? Optional.of(new FailureCause(inAll, "in_all", hosts, last)) : Optional.empty();
    }
}
