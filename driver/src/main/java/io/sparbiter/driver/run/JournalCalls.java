package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.SearchDirectory;
import io.sparbiter.driver.results.files.ResultsException;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The calls that a journal tells of, and after them those of the results that it does not tell yet. Made once. */
final class JournalCalls {
    private final SearchDirectory directory;
    private final SearchConfig config;
    private final long entries;
    private final List<TrialResult> untold;
    private final Pruner pruner;
    private final Map<Integer, Proposal> proposals = new HashMap<>();

    /**
     * @param entries how many the journal had when it was read before; more would be of another writer, whose trials would
     *     count and have no rows
     * @param pruner in its first state
     */
    JournalCalls(
            SearchDirectory directory, SearchConfig config, long entries, List<TrialResult> untold, Pruner pruner) {
        this.directory = directory;
        this.config = config;
        this.entries = entries;
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
        read(entry -> call(entry, source, replay));
        untold.forEach(replay::ended);
        return replay.state();
    }

    private void read(Consumer<JournalEntry> call) {
        var found = new AtomicLong();
        directory.readJournal(config.reports(), entry -> {
            found.incrementAndGet();
            call.accept(entry);
        });
        if (found.get() != entries) {
            throw ResultsException.failure(
                    "Cannot resume search " + directory.name(),
                    "Start it again with --resume when no other driver writes to it.",
                    new IllegalStateException(
                            "its journal had " + entries + " entries, and has " + found + " a moment later"));
        }
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
        read(this::call);
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
