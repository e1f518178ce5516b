package io.sparbiter.driver.reproduce;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.Verdict;
import java.util.Optional;

/** Ends a trial where its search did: a pruned one by the same verdict, a stopped one before the next batch. */
final class RerunMonitor implements TrialMonitor {
    private final TrialRow recorded;
    private final TrialMonitor observer;
    private int epochs;
    private Optional<Facts> facts = Optional.empty();

    RerunMonitor(TrialRow recorded, TrialMonitor observer) {
        this.recorded = recorded;
        this.observer = observer;
    }

    /** What the trial said when it began, if it did. */
    Optional<Facts> facts() {
        return facts;
    }

    @Override
    public void started(Facts told) {
        facts = Optional.of(told);
        observer.started(told);
    }

    @Override
    public Verdict epochEnded(Epoch epoch) {
        epochs = epoch.number();
        observer.epochEnded(epoch);
        return recorded.is(Status.PRUNED) && isAtItsEnd()
                ? new Verdict.Stop(recorded.ending().stopReason().orElse(Status.PRUNED.word()))
                : Verdict.CONTINUE;
    }

    @Override
    public boolean isCancelled() {
        boolean isCancelled = observer.isCancelled();
        return isCancelled || (recorded.is(Status.STOPPED) && isAtItsEnd());
    }

    private boolean isAtItsEnd() {
        return epochs >= recorded.ending().epochs();
    }
}
