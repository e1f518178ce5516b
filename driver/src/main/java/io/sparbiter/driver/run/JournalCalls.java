package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.SearchDirectory;
import io.sparbiter.driver.results.journal.JournalEntry;
import io.sparbiter.driver.results.journal.JournalEntry.Attempted;
import io.sparbiter.driver.results.journal.JournalEntry.Continued;
import io.sparbiter.driver.results.journal.JournalEntry.Learned;
import io.sparbiter.driver.results.journal.JournalEntry.Proposal;
import io.sparbiter.driver.results.journal.JournalEntry.Proposed;
import io.sparbiter.driver.results.journal.JournalEntry.Told;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.loop.Replay;
import io.sparbiter.search.loop.SearchState;
import io.sparbiter.search.prune.Pruner;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The calls that a journal tells of, and after them those of the results that it does not tell yet. Made once. */
final class JournalCalls {
    private final SearchDirectory directory;
    private final SearchConfig config;
    private final List<TrialResult> untold;
    private final Pruner pruner;
    private final Map<Integer, Proposal> proposals = new HashMap<>();

    /** @param pruner in its first state */
    JournalCalls(SearchDirectory directory, SearchConfig config, List<TrialResult> untold, Pruner pruner) {
        this.directory = directory;
        this.config = config;
        this.untold = List.copyOf(untold);
        this.pruner = pruner;
    }

    /**
     * Makes all of them.
     *
     * @param source in its first state
     * @throws io.sparbiter.search.loop.ReplayException if it proposes other points than it did
     */
    SearchState on(CandidateSource source) {
        var replay = new Replay(config.objective(), source, pruner);
        directory.readJournal(config.reports(), entry -> call(entry, source, replay));
        untold.forEach(replay::ended);
        return replay.state();
    }

    private void call(JournalEntry entry, CandidateSource source, Replay replay) {
        if (entry instanceof Learned learned) {
            source.learn(learned.result(config.space()));
        } else if (entry instanceof Proposed batch) {
            replay.proposed(batch.asked(), trials(batch));
        } else if (entry instanceof Attempted attempted) {
            replay.attempted(attempted.trialId(), attempted.attempt());
        } else if (entry instanceof Continued again) {
            replay.continued(again.trialId(), again.attempt());
        } else if (entry instanceof Told end) {
            replay.ended(result(end));
        }
    }

    /** Makes those that a pruner heard. */
    void onPruner() {
        directory.readJournal(config.reports(), this::call);
        untold.forEach(pruner::ended);
    }

    private void call(JournalEntry entry) {
        if (entry instanceof Proposed batch) {
            trials(batch);
        } else if (entry instanceof Continued again) {
            pruner.continued(again.trialId());
        } else if (entry instanceof Told end) {
            pruner.ended(result(end));
        }
    }

    private List<Trial> trials(Proposed batch) {
        batch.trials().forEach(proposal -> proposals.put(proposal.trialId(), proposal));
        return batch.trials().stream()
                .map(proposal -> proposal.trial(config.space()))
                .toList();
    }

    private TrialResult result(Told end) {
        return end.end().of(proposals.get(end.trialId()).trial(config.space()));
    }
}
