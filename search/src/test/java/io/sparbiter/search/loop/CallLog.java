package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a journal would keep of the runs of a search. */
final class CallLog implements SearchListener {
    final List<Consumer<Replay>> calls = new ArrayList<>();
    final List<TrialResult> results = new ArrayList<>();

    @Override
    public void resumed(List<Trial> trials) {
        trials.forEach(trial -> calls.add(replay -> replay.attempted(trial.id(), trial.attempt())));
    }

    @Override
    public void proposed(int asked, List<Trial> trials) {
        calls.add(replay -> replay.proposed(asked, trials));
    }

    @Override
    public void continued(Trial trial) {
        calls.add(replay -> replay.continued(trial.id(), trial.attempt()));
    }

    @Override
    public void ended(TrialResult result) {
        results.add(result);
        calls.add(replay -> replay.ended(result));
    }
}
