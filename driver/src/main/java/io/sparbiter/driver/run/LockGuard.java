package io.sparbiter.driver.run;

import io.sparbiter.driver.lock.SearchLock;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.util.List;

/** The first listener: ends a run that has lost its search to another driver before the others write anything. */
record LockGuard(SearchLock lock) implements SearchListener {
    @Override
    public void resumed(List<Trial> trials) {
        lock.check();
    }

    @Override
    public void proposed(int asked, List<Trial> trials) {
        lock.check();
    }

    @Override
    public void continued(Trial trial) {
        lock.check();
    }

    @Override
    public void epochEnded(EpochReport report) {
        lock.check();
    }

    @Override
    public void ended(TrialResult result) {
        lock.check();
    }
}
