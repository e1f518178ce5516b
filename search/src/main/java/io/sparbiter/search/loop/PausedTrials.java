package io.sparbiter.search.loop;

import io.sparbiter.search.prune.Pruner;
import io.sparbiter.search.trial.TrialResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The trials that a pruner stopped and that may go on, and those that do, each with its last end. Tells the pruner, which
 * says who is due, and the source, which chooses among them.
 */
final class PausedTrials {
    private final Pruner pruner;
    private final CandidateSource source;
    private final Map<Integer, TrialResult> lastEnds = new LinkedHashMap<>();

    /** @param earlier those of earlier runs, which pruner and source have heard of */
    PausedTrials(Pruner pruner, CandidateSource source, List<TrialResult> earlier) {
        this.pruner = pruner;
        this.source = source;
        earlier.forEach(result -> lastEnds.put(result.trial().id(), result));
    }

    /** A trial ended, perhaps anew. */
    void ended(TrialResult result) {
        pruner.ended(result);
        source.tell(result);
        lastEnds.put(result.trial().id(), result);
        lastEnds.keySet().removeIf(id -> !pruner.mayGoOn(id));
    }

    boolean isAnyDue() {
        return !pruner.due().isEmpty();
    }

    /** The last end of the trial that is to go on next; empty if nobody is due. */
    Optional<TrialResult> next() {
        List<TrialResult> due = pruner.due().stream().map(lastEnds::get).toList();
        return due.isEmpty() ? Optional.empty() : Optional.of(due.get(source.goOn(due)));
    }

    /** The last end of the trial that goes on when nothing else is left to do; mostly there is none. */
    Optional<TrialResult> last() {
        return pruner.last().map(lastEnds::get);
    }

    /** A trial goes on after this end. */
    void continued(TrialResult last) {
        pruner.continued(last.trial().id());
        source.continued(last);
    }

    /** How a trial ended that goes on or may; empty for all others. */
    Optional<TrialResult> lastEnd(int trialId) {
        return Optional.ofNullable(lastEnds.get(trialId));
    }

    List<TrialResult> lastEnds() {
        return List.copyOf(lastEnds.values());
    }
}
