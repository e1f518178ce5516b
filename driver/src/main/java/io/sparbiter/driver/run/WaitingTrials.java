package io.sparbiter.driver.run;

import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchState;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The trials that earlier runs left in flight and this one has not come to: they need their checkpoints. */
final class WaitingTrials implements SearchListener {
    private final Set<Integer> ids = new HashSet<>();

    @Override
    public void begun(SearchState state) {
        state.inFlight().forEach(trial -> ids.add(trial.id()));
    }

    @Override
    public void resumed(List<Trial> trials) {
        trials.forEach(trial -> ids.remove(trial.id()));
    }

    /** Some are given up without having been resumed. */
    @Override
    public void ended(TrialResult result) {
        ids.remove(result.trial().id());
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }
}
