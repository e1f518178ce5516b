package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.SearchDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.journal.JournalEntry;
import io.sparbiter.driver.results.journal.JournalEntry.Began;
import io.sparbiter.driver.results.journal.JournalEntry.Continued;
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
import io.sparbiter.search.loop.ReplayException;
import io.sparbiter.search.loop.SearchState;
import io.sparbiter.search.loop.Tally;
import io.sparbiter.search.prune.Pruner;
import io.sparbiter.search.space.SpaceSize;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.worker.Counted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.hadoop.fs.Path;

/**
 * Brings together what journal and table remember of a search. A trial has ended as soon as one of them says so: the
 * journal tells of those that some later proposal knew of, the table of those that no proposal followed. Where both
 * have a trial, the journal has what was told. One that went on has ended anew as soon as one of them has a later end.
 *
 * <p>The journal of a large search does not fit into memory: it is read once to see what there is, and once to replay it.
 */
final class SearchMemory {
    private final SearchDirectory directory;
    private final SearchConfig config;
    private final Tally tally;
    private final Map<Integer, TrialRow> rows = new HashMap<>();
    private final Map<Integer, Proposal> inFlight = new HashMap<>();
    /** Of trials whose end was told and that may have gone on. */
    private final Map<Integer, Stopped> stopped = new HashMap<>();

    private final Set<Long> points = new HashSet<>();
    private final Map<Integer, TrialResult> withoutRow = new LinkedHashMap<>();
    private final List<TrialResult> untold = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> fingerprints = new TreeSet<>();
    private Began began;
    private long entries;
    private int proposed;
    private int told;
    private int continued;
    private int foreignRows;

    /** A trial that a pruner stopped in some attempt, with its row if there is one. */
    private record Stopped(Proposal proposal, Instant finishedAt, int attempt, Optional<TrialRow> row) {
        /** Its row if that is of a later end. */
        Optional<TrialRow> laterRow() {
            return row.filter(found -> found.run().finishedAt().isAfter(finishedAt));
        }

        /** Its row if that is of an attempt that began since, by whatever clock. */
        Optional<TrialRow> rowOfLaterAttempt() {
            return row.filter(found -> found.run().attempt() > attempt);
        }
    }

    private SearchMemory(SearchDirectory directory, SearchConfig config) {
        this.directory = directory;
        this.config = config;
        tally = new Tally(config.objective().direction());
    }

    /**
     * Reads a search that began. To be called under its lock.
     *
     * @param configHash of what it began with, as its rows have it
     * @throws ResultsException if its journal or its table cannot be read, or if the journal has lost its end
     */
    static SearchMemory read(SearchDirectory directory, TrialsTable table, SearchConfig config, String configHash) {
        var memory = new SearchMemory(directory, config);
        directory.endJournal();
        memory.readRows(table.rowsWithoutHistory(directory.name()));
        directory.readJournal(config.reports(), memory::note);
        if (memory.began == null) {
            throw memory.broken("it has no journal");
        }
        Path files = table.files(directory.name()).directory();
        memory.requireWholeJournal(
                new JournalWitness(directory, files, config.seed().orElseThrow(), configHash));
        memory.findUntold(table);
        memory.forgetRows();
        return memory;
    }

    private void readRows(TrialRows read) {
        warnings.addAll(read.warnings());
        read.rows().forEach(row -> rows.put(row.trialId(), row));
    }

    private void note(JournalEntry entry) {
        entries++;
        if (entry instanceof Began beginning) {
            began = beginning;
        } else if (entry instanceof Learned learned) {
            points.add(learned.trial().point());
        } else if (entry instanceof Proposed batch) {
            batch.trials().forEach(this::note);
        } else if (entry instanceof Told end) {
            note(end);
        } else if (entry instanceof Continued again) {
            note(again);
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
        add(result);
        Optional<TrialRow> row =
                Optional.ofNullable(rows.remove(end.trialId())).filter(found -> !isForeign(found, proposal));
        if (row.isEmpty()) {
            withoutRow.put(end.trialId(), result);
        }
        if (result.outcome() instanceof Pruned) {
            stopped.put(end.trialId(), new Stopped(proposal, result.finishedAt(), attempt(result), row));
        }
    }

    private static int attempt(TrialResult result) {
        return result.start().map(start -> start.placement().attempt()).orElse(0);
    }

    /** It is in flight again, and only a later row tells of its new end. */
    private void note(Continued again) {
        continued++;
        tally.continued(again.trialId());
        Stopped before = stopped.remove(again.trialId());
        if (before == null) {
            throw broken("in its journal trial " + again.trialId() + " goes on, which no pruner had stopped");
        }
        inFlight.put(again.trialId(), before.proposal());
        withoutRow.remove(again.trialId());
        before.laterRow().ifPresent(row -> rows.put(again.trialId(), row));
    }

    /** A file of another search may have come here. */
    private boolean isForeign(TrialRow row, Proposal proposal) {
        boolean isForeign = row.point() != proposal.point() || row.seed() != proposal.seed();
        foreignRows += isForeign ? 1 : 0;
        return isForeign;
    }

    /** Without its end finished trials would run again, and their rows be replaced: nothing may be written then. */
    private void requireWholeJournal(JournalWitness witness) {
        int last = rows.values().stream()
                .filter(row -> !inFlight.containsKey(row.trialId()) && witness.isOwn(row))
                .mapToInt(TrialRow::trialId)
                .max()
                .orElse(0);
        if (last > 0) {
            throw witness.noProposal(proposed, last);
        }
        Optional<TrialRow> later = stopped.values().stream()
                .flatMap(trial -> trial.rowOfLaterAttempt().stream())
                .findFirst();
        if (later.isPresent()) {
            throw witness.noContinuation(later.get());
        }
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
            add(result);
        });
    }

    private void add(TrialResult result) {
        tally.add(result);
        result.start().flatMap(start -> start.facts().dataFingerprint()).ifPresent(fingerprints::add);
    }

    private void forgetRows() {
        rows.clear();
        stopped.clear();
        if (foreignRows > 0) {
            warnings.add("The table of search " + directory.name() + " has " + Counted.of(foreignRows, "row")
                    + " of another search's trials; this search goes by its journal.");
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

    /** Of the data that its trials had, see {@link io.sparbiter.search.trial.Facts}; one, unless somebody changed them. */
    Set<String> dataFingerprints() {
        return Set.copyOf(fingerprints);
    }

    /** Trials that were proposed and have not ended. */
    List<Trial> inFlight() {
        return inFlight.values().stream()
                .sorted(Comparator.comparing(Proposal::trialId))
                .map(proposal -> proposal.trial(config.space()))
                .toList();
    }

    /** How many trials were proposed. */
    int proposed() {
        return proposed;
    }

    /** Results whose rows never reached the table, or are gone from it. */
    List<TrialResult> withoutRow() {
        return List.copyOf(withoutRow.values());
    }

    /** Results the journal does not tell yet, as they ended. */
    List<TrialResult> untold() {
        return List.copyOf(untold);
    }

    /** How many results the journal tells, those included that later ones replace. */
    int told() {
        return told;
    }

    /** How many trials have ended, told or not. */
    int ended() {
        return told - continued + untold.size();
    }

    /**
     * Whether a run within a budget would have nothing to do.
     *
     * @param pruner one that has heard of all ends
     */
    boolean isComplete(Budget budget, Supplier<Pruner> pruner) {
        boolean isGoodEnough = budget.targetScore().isPresent()
                && tally.best().isPresent()
                && !config.objective().direction().isBetter(budget.targetScore().getAsDouble(), tally.bestScore());
        boolean isSpent = proposed >= budget.trials().orElse(Integer.MAX_VALUE)
                || isExhausted(config.space().size());
        return isGoodEnough
                || budget.isOutOfPatience(tally.withoutGain())
                || (inFlight.isEmpty() && isSpent && !isAnyToGoOn(pruner.get()));
    }

    private boolean isExhausted(SpaceSize size) {
        return size.isExact() && points.size() >= size.points();
    }

    private static boolean isAnyToGoOn(Pruner pruner) {
        return !pruner.due().isEmpty() || pruner.last().isPresent();
    }

    /**
     * Brings a fresh source and a fresh pruner to where the search stands.
     *
     * @throws ResultsException if the source proposes other points than it did
     */
    SearchState replay(CandidateSource source, Pruner pruner) {
        try {
            return calls(pruner).on(source);
        } catch (ReplayException e) {
            throw ResultsException.failure(
                    "Cannot resume search " + directory.name() + ", which version " + began.version() + " began",
                    "Its strategy must propose what it proposed then: continue with that version, or begin a new search"
                            + " with --warm-start " + directory.name() + ".",
                    e);
        }
    }

    /** Brings a fresh pruner to where the search stands. */
    void replay(Pruner pruner) {
        calls(pruner).onPruner();
    }

    private JournalCalls calls(Pruner pruner) {
        return new JournalCalls(directory, config, entries, untold, pruner);
    }
}
