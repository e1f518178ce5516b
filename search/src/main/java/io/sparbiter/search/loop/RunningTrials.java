package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The trials that a backend runs for a loop, in the order in which they were submitted. */
final class RunningTrials {
    private final TrialBackend backend;
    private final Map<Integer, RunningTrial> byId = new LinkedHashMap<>();

    RunningTrials(TrialBackend backend) {
        this.backend = backend;
    }

    /** @param earlier how the trial ended before it went on; empty if it never did */
    void submit(Trial trial, Optional<TrialResult> earlier) {
        byId.put(trial.id(), new RunningTrial(trial, earlier, backend));
        backend.submit(trial);
    }

    /** Empty for a trial that has ended. */
    Optional<RunningTrial> find(int trialId) {
        return Optional.ofNullable(byId.get(trialId));
    }

    void remove(int trialId) {
        byId.remove(trialId);
    }

    Set<Integer> ids() {
        return byId.keySet();
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    int count() {
        return byId.size();
    }

    /** Has them all end; the caller removes those that are returned. */
    List<RunningTrial> cancelAll() {
        List<RunningTrial> all = List.copyOf(byId.values());
        all.forEach(trial -> backend.cancel(trial.id()));
        return all;
    }

    /** Has as many of them end as can be, whatever happened; what goes wrong is added to the fault. */
    void abandon(Throwable fault) {
        for (int id : byId.keySet()) {
            try {
                backend.cancel(id);
            } catch (RuntimeException another) {
                fault.addSuppressed(another);
            }
        }
    }
}
