package io.sparbiter.driver.network.model;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.Verdict;

/** Listens, and cancels after so many epochs. */
public final class Monitors implements TrialMonitor {
    private final int most;
    private int ended;

    private Monitors(int most) {
        this.most = most;
    }

    public static TrialMonitor patient() {
        return cancellingAfter(Integer.MAX_VALUE);
    }

    public static TrialMonitor cancellingAfter(int epochs) {
        return new Monitors(epochs);
    }

    @Override
    public void started(Facts facts) {}

    @Override
    public Verdict epochEnded(Epoch epoch) {
        ended = epoch.number();
        return Verdict.CONTINUE;
    }

    @Override
    public boolean isCancelled() {
        return ended >= most;
    }
}
