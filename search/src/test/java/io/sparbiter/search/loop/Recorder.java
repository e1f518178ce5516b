package io.sparbiter.search.loop;

import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a search tells its listeners. */
class Recorder implements SearchListener {
    final List<List<Trial>> batches = new ArrayList<>();
    final List<Trial> resumed = new ArrayList<>();
    final List<TrialStart> starts = new ArrayList<>();
    final List<EpochReport> epochs = new ArrayList<>();
    final List<TrialResult> results = new ArrayList<>();

    @Override
    public void resumed(List<Trial> trials) {
        resumed.addAll(trials);
    }

    @Override
    public void proposed(int asked, List<Trial> trials) {
        batches.add(trials);
    }

    @Override
    public void started(TrialStart start) {
        starts.add(start);
    }

    @Override
    public void epochEnded(EpochReport report) {
        epochs.add(report);
    }

    @Override
    public void ended(TrialResult result) {
        results.add(result);
    }

    List<Trial> trials() {
        return batches.stream().flatMap(List::stream).toList();
    }

    List<Integer> endedIds() {
        return results.stream().map(result -> result.trial().id()).toList();
    }
}
