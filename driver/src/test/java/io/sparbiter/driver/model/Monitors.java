package io.sparbiter.driver.model;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.Verdict;

/** Listens, and cancels after so many epochs. */
public record Monitors(int[] ended, int most) implements TrialMonitor {
    public static TrialMonitor patient() {
        return cancellingAfter(Integer.MAX_VALUE);
    }

    public static TrialMonitor cancellingAfter(int epochs) {
        return new Monitors(new int[1], epochs);
    }

    @Override
    public void started(long parameters, String dataFingerprint, String backend) {}

    @Override
    public Verdict epochEnded(Epoch epoch) {
        ended[0] = epoch.number();
        return Verdict.CONTINUE;
    }

    @Override
    public boolean isCancelled() {
        return ended[0] >= most;
    }
}
