package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.SearchDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.journal.JournalEntry;
import io.sparbiter.driver.results.journal.JournalEntry.Attempted;
import io.sparbiter.driver.results.journal.JournalEntry.Began;
import io.sparbiter.driver.results.journal.JournalEntry.Learned;
import io.sparbiter.driver.results.journal.JournalEntry.Proposal;
import io.sparbiter.driver.results.journal.JournalEntry.Proposed;
import io.sparbiter.driver.results.journal.JournalEntry.Told;
import io.sparbiter.driver.results.table.RecordedResult;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRows;
import io.sparbiter.driver.results.table.TrialsTable;
import io.sparbiter.search.loop.Budget;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.loop.Replay;
import io.sparbiter.search.loop.ReplayException;
import io.sparbiter.search.loop.SearchState;
import io.sparbiter.search.loop.Tally;
import io.sparbiter.search.prune.Pruner;
import io.sparbiter.search.trial.TrialResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings together what journal and table remember of a search. A trial has ended as soon as one of them says so: the
 * journal tells of those that some later proposal knew of, the table of those that no proposal followed. Where both
 * have a trial, the journal has what was told.
 *
 * <p>The journal of a large search does not fit into memory: it is read once to see what there is, and once to replay it.
 */
final class SearchMemory {
    private final SearchDirectory directory;
    private final SearchConfig config;
    private final Tally tally;
    private final Map<Integer, TrialRow> rows = new HashMap<>();
    private final Map<Integer, Proposal> inFlight = new HashMap<>();
    private final Set<Long> points = new HashSet<>();
    private final List<TrialResult> withoutRow = new ArrayList<>();
    private final List<TrialResult> untold = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private Began began;
    private int proposed;
    private int told;
    private int foreignRows;

    private SearchMemory(SearchDirectory directory, SearchConfig config) {
        this.directory = directory;
        this.config = config;
        tally = new Tally(config.objective().direction());
    }

    /**
     * Reads a search that began. To be called under its lock.
     *
     * @throws ResultsException if its journal or its table cannot be read
     */
    static SearchMemory read(SearchDirectory directory, TrialsTable table, SearchConfig config) {
        var memory = new SearchMemory(directory, config);
        memory.readRows(table.rowsWithoutHistory(directory.name()));
        directory.readJournal(config.reports(), memory::note);
        if (memory.began == null) {
            throw memory.broken("it has no journal");
        }
        memory.findUntold(table);
        memory.forgetRows();
        return memory;
    }

    private void readRows(TrialRows read) {
        warnings.addAll(read.warnings());
        read.rows().forEach(row -> rows.put(row.trialId(), row));
    }

    private void note(JournalEntry entry) {
        if (entry instanceof Began beginning) {
            began = beginning;
        } else if (entry instanceof Learned learned) {
            points.add(learned.trial().point());
        } else if (entry instanceof Proposed batch) {
            batch.trials().forEach(this::note);
        } else if (entry instanceof Told end) {
            note(end);
        }
    }

    private void note(Proposal proposal) {
        proposed++;
        points.add(proposal.point());
        inFlight.put(proposal.trialId(), proposal);
    }

    private void note(Told end) {
        told++;
        Proposal proposal = inFlight.remove(end.trialId());
        if (proposal == null) {
            throw broken("its journal tells the end of trial " + end.trialId() + ", which was not in flight");
        }
        TrialResult result = end.end().of(proposal.trial(config.space()));
        tally.add(result);
        TrialRow row = rows.remove(end.trialId());
        if (row == null || isForeign(row, proposal)) {
            withoutRow.add(result);
        }
    }

    /** A file of another search may have come here. */
    private boolean isForeign(TrialRow row, Proposal proposal) {
        boolean isForeign = row.point() != proposal.point() || row.seed() != proposal.seed();
        foreignRows += isForeign ? 1 : 0;
        return isForeign;
    }

    /** Of the rows, those of trials that the journal knows and has not told the end of. */
    private void findUntold(TrialsTable table) {
        rows.keySet().removeIf(id -> {
            boolean isUnknown = !inFlight.containsKey(id);
            foreignRows += isUnknown ? 1 : 0;
            return isUnknown || isForeign(rows.get(id), inFlight.get(id));
        });
        if (!rows.isEmpty()) {
            table.rows(directory.name()).rows().stream()
                    .filter(row -> rows.containsKey(row.trialId()))
                    .sorted(Comparator.comparing((TrialRow row) -> row.run().finishedAt())
                            .thenComparing(TrialRow::trialId))
                    .forEach(this::noteUntold);
        }
    }

    private void noteUntold(TrialRow row) {
        Proposal proposal = inFlight.get(row.trialId());
        RecordedResult.of(row, proposal.trial(config.space())).ifPresent(result -> {
            inFlight.remove(row.trialId());
            untold.add(result);
            tally.add(result);
        });
    }

    private void forgetRows() {
        rows.clear();
        if (foreignRows > 0) {
            warnings.add(foreignRows + " rows in the table of search " + directory.name()
                    + " are of another search's trials; this search goes by its journal.");
        }
    }

    private ResultsException broken(String reason) {
        return ResultsException.failure(
                "Cannot resume search " + directory.name(),
                "Its trials can still be read, and a new search can know them by --warm-start " + directory.name()
                        + ".",
                new IllegalStateException(reason));
    }

    /** What the caller should say. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** The searches it learned from in the beginning. */
    List<String> warmStart() {
        return began.warmStart();
    }

    /** Results whose rows never reached the table, or are gone from it. */
    List<TrialResult> withoutRow() {
        return List.copyOf(withoutRow);
    }

    /** Results the journal does not tell yet, as they ended. */
    List<TrialResult> untold() {
        return List.copyOf(untold);
    }

    /** How many results the journal tells. */
    int told() {
        return told;
    }

    /** How many trials have ended, told or not. */
    int ended() {
        return told + untold.size();
    }

    /** Whether a run within a budget would have nothing to do. */
    boolean isComplete(Budget budget) {
        boolean isGoodEnough = budget.targetScore().isPresent()
                && tally.best().isPresent()
                && !config.objective().direction().isBetter(budget.targetScore().getAsDouble(), tally.bestScore());
        boolean isSpent = proposed >= budget.trials().orElse(Integer.MAX_VALUE)
                || points.size() == config.space().cardinality();
        return isGoodEnough || budget.isOutOfPatience(tally.withoutGain()) || (inFlight.isEmpty() && isSpent);
    }

    /**
     * Brings a fresh source and a fresh pruner to where the search stands.
     *
     * @throws ResultsException if the source proposes other points than it did
     */
    SearchState replay(CandidateSource source, Pruner pruner) {
        var replaying = new Replaying(new Replay(config.objective(), source, pruner), source);
        try {
            directory.readJournal(config.reports(), replaying::take);
            untold.forEach(replaying.replay::ended);
            return replaying.replay.state();
        } catch (ReplayException e) {
            throw ResultsException.failure(
                    "Cannot resume search " + directory.name() + ", which version " + began.version() + " began",
                    "Its strategy must propose what it proposed then: continue with that version, or begin a new search"
                            + " with --warm-start " + directory.name() + ".",
                    e);
        }
    }

    /** Makes the journal's entries calls. */
    private final class Replaying {
        private final Replay replay;
        private final CandidateSource source;
        private final Map<Integer, Proposal> open = new HashMap<>();

        Replaying(Replay replay, CandidateSource source) {
            this.replay = replay;
            this.source = source;
        }

        void take(JournalEntry entry) {
            if (entry instanceof Learned learned) {
                source.learn(learned.result(config.space()));
            } else if (entry instanceof Proposed batch) {
                batch.trials().forEach(proposal -> open.put(proposal.trialId(), proposal));
                replay.proposed(
                        batch.asked(),
                        batch.trials().stream()
                                .map(proposal -> proposal.trial(config.space()))
                                .toList());
            } else if (entry instanceof Attempted attempted) {
                replay.attempted(attempted.trialId(), attempted.attempt());
            } else if (entry instanceof Told end) {
                replay.ended(end.end().of(open.remove(end.trialId()).trial(config.space())));
            }
        }
    }
}
