package io.sparbiter.driver.reproduce;

import io.sparbiter.driver.results.TrialRow;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.search.trial.Verdict;
import java.util.Optional;

/** Ends a trial where its search did: a pruned one by the same verdict, a stopped one before the next batch. */
final class RerunMonitor implements TrialMonitor {
    private final TrialRow recorded;
    private final TrialMonitor observer;
    private int epochs;
    private Optional<Start> start = Optional.empty();

    private record Start(long parameters, String fingerprint, String backend) {}

    /** Makes a start of what a trial says when it begins. */
    interface Starting {
        TrialStart of(long parameters, String dataFingerprint, String backend);
    }

    RerunMonitor(TrialRow recorded, TrialMonitor observer) {
        this.recorded = recorded;
        this.observer = observer;
    }

    Optional<TrialStart> start(Starting starting) {
        return start.map(said -> starting.of(said.parameters(), said.fingerprint(), said.backend()));
    }

    @Override
    public void started(long parameters, String dataFingerprint, String backend) {
        start = Optional.of(new Start(parameters, dataFingerprint, backend));
        observer.started(parameters, dataFingerprint, backend);
    }

    @Override
    public Verdict epochEnded(Epoch epoch) {
        epochs = epoch.number();
        observer.epochEnded(epoch);
        return is("pruned") && isAtItsEnd()
                ? new Verdict.Stop(recorded.ending().stopReason().orElse("pruned"))
                : Verdict.CONTINUE;
    }

    @Override
    public boolean isCancelled() {
        boolean isCancelled = observer.isCancelled();
        return isCancelled || (is("stopped") && isAtItsEnd());
    }

    private boolean is(String status) {
        return recorded.status().equals(status);
    }

    private boolean isAtItsEnd() {
        return epochs >= recorded.ending().epochs();
    }
}
