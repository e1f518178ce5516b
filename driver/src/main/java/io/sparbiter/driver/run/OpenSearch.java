package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.lock.SearchLock;
import io.sparbiter.driver.lock.SearchLocks;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.SearchBeginning;
import io.sparbiter.driver.results.SearchDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.journal.Journal;
import io.sparbiter.driver.results.table.ResultsWriter;
import io.sparbiter.driver.results.table.RowContext;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.choose.Ladder;
import io.sparbiter.search.choose.TrialOutline;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.loop.SearchPlan;
import io.sparbiter.search.loop.SearchState;
import io.sparbiter.search.prune.Pruner;
import io.sparbiter.search.trial.BestTrials;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A search under its lock: its configuration, what is remembered of it, and what its next trials come from. {@link
 * SearchRun} runs them, {@link AskedSearch} leaves that to others.
 */
final class OpenSearch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenSearch.class);

    private final SearchConfig config;
    private final String configHash;
    private final ResultsDirectory results;
    private final SearchDirectory directory;
    private final String version;
    private final SearchLock lock;
    private final SearchMemory memory;

    /** @param begun what the search began with, by which its rows name its settings */
    private OpenSearch(
            SearchConfig config,
            SearchConfig begun,
            ResultsDirectory results,
            SearchDirectory directory,
            String version,
            SearchLock lock) {
        this.config = config;
        this.configHash = begun.hash();
        this.results = results;
        this.directory = directory;
        this.version = version;
        this.lock = lock;
        memory = SearchMemory.read(directory, results.trials(), config, configHash);
    }

    /** See {@link SearchRun#create(SearchConfig, String, ResultsDirectory, String, WarmStart)}. */
    static OpenSearch create(
            SearchConfig config, String name, ResultsDirectory results, String version, WarmStart earlier) {
        SearchDirectory directory = results.prepare(name);
        SearchLock lock = SearchLocks.real().acquireNow(directory);
        return guarded(lock, () -> begin(config, results, directory, version, earlier, lock));
    }

    private static OpenSearch begin(
            SearchConfig config,
            ResultsDirectory results,
            SearchDirectory directory,
            String version,
            WarmStart earlier,
            SearchLock lock) {
        directory.begin(new SearchBeginning(
                config.resolved().yaml(), config.reports(), version, earlier.searches(), earlier.results()));
        return new OpenSearch(config, config, results, directory, version, lock);
    }

    /** See {@link SearchRun#resume}. */
    static OpenSearch resume(
            SearchConfig config,
            String name,
            ResultsDirectory results,
            String version,
            List<String> warmStart,
            Consumer<String> announce) {
        SearchDirectory directory = results.open(name);
        Continuation continuation = Continuation.of(directory, config);
        SearchLock lock = SearchLocks.real().acquire(directory, announce);
        return guarded(lock, () -> goOn(continuation, results, directory, version, warmStart, lock));
    }

    /**
     * Begins a search, or goes on with it where there is one of this name, whoever else is about to do the same.
     *
     * @param warmStart the searches it learns from, or learned from if it names any
     * @param patience with a holder of the lock that lives
     */
    static OpenSearch beginOrResume(
            SearchConfig config,
            String name,
            ResultsDirectory results,
            String version,
            List<String> warmStart,
            Duration patience) {
        WarmStart earlier = results.has(name) ? WarmStart.NONE : earlier(results, warmStart, config);
        SearchDirectory directory = results.prepare(name);
        SearchLock lock = SearchLocks.real().acquireWithin(patience, directory);
        return guarded(
                lock,
                () -> results.has(name)
                        ? goOn(Continuation.of(directory, config), results, directory, version, warmStart, lock)
                        : begin(config.seeded(), results, directory, version, earlier, lock));
    }

    private static WarmStart earlier(ResultsDirectory results, List<String> searches, SearchConfig config) {
        WarmStart earlier = WarmStart.read(results, searches, config);
        earlier.warnings().forEach(LOG::warn);
        return earlier;
    }

    private static OpenSearch goOn(
            Continuation continuation,
            ResultsDirectory results,
            SearchDirectory directory,
            String version,
            List<String> warmStart,
            SearchLock lock) {
        var search = new OpenSearch(continuation.now(), continuation.begun(), results, directory, version, lock);
        ConfigDifference.refuse(directory, search.memory.warmStart(), warmStart);
        ConfigDifference.refuseOtherData(
                directory, search.memory.dataFingerprints(), continuation.now().trial());
        search.recover();
        return search;
    }

    /** What happens under a lock that is given back if it fails. */
    private interface Guarded {
        OpenSearch open();
    }

    private static OpenSearch guarded(SearchLock lock, Guarded guarded) {
        try {
            return guarded.open();
        } catch (RuntimeException | Error fault) {
            lock.close();
            throw fault;
        }
    }

    private void recover() {
        memory.warnings().forEach(LOG::warn);
        tidy(this::compact);
        tidy(directory::mergeJournal);
        if (!memory.withoutRow().isEmpty()) {
            writeRows(memory.withoutRow());
        }
        try {
            directory.markLast();
        } catch (IOException e) {
            LOG.warn("Cannot note that search {} was run last: {}", name(), e.getMessage());
        }
    }

    private void writeRows(List<TrialResult> withoutRow) {
        LOG.info("Search {}: {} rows that the table lacked are written", name(), withoutRow.size());
        try (var cleaner = new CheckpointCleaner(checkpoints(), bestTrials(), experienced()::mayGoOn);
                ResultsWriter table = table(cleaner)) {
            for (TrialResult result : withoutRow) {
                cleaner.ended(result);
                table.ended(result);
            }
        }
    }

    /** All that is known is on disk by now, in whatever files, so what goes wrong here is no reason to fail. */
    static void tidy(Runnable merging) {
        try {
            merging.run();
        } catch (ResultsException e) {
            LOG.warn(e.getMessage());
        }
    }

    void compact() {
        results.trials().compact(name()).forEach(LOG::warn);
    }

    String name() {
        return directory.name();
    }

    SearchConfig config() {
        return config;
    }

    SearchMemory memory() {
        return memory;
    }

    SearchLock lock() {
        return lock;
    }

    CheckpointSettings checkpoints() {
        return config.checkpoint().of(name(), results.checkpoints());
    }

    ResultsDirectory results() {
        return results;
    }

    /** What all its rows share. */
    RowContext context() {
        return new RowContext(
                name(), config.strategy().word(), config.objective(), config.reports(), version, configHash);
    }

    /** Writes rows to the table; {@code written} hears the id of each trial whose row is on disk. */
    ResultsWriter table(IntConsumer written) {
        return results.trials().writer(context(), config.space(), written);
    }

    /** The journal, which is told first what it does not tell yet. */
    Journal journal() {
        Journal journal = directory.journal(config.reports(), memory.told());
        memory.untold().forEach(journal::ended);
        return journal;
    }

    /** Those of all runs so far whose checkpoints are kept. */
    BestTrials bestTrials() {
        var best = new BestTrials(config.checkpoint().keep(), config.objective().direction());
        if (config.checkpoint().keep() > 0) {
            for (TrialRow row : results.trials().rowsWithoutHistory(name()).rows()) {
                row.score().ifPresent(score -> best.add(row.trialId(), score));
            }
        }
        return best;
    }

    SearchPlan plan(SearchState state) {
        return new SearchPlan(
                config.objective(), config.budget(), config.trial().limits().epochs(), seed(), state);
    }

    /** A pruner in its first state. */
    Pruner pruner() {
        return config.pruner().open(config.objective(), config.trial().limits().epochs());
    }

    /** A pruner that knows who may go on. One that ends trials for good need not hear of all ends for that. */
    Pruner experienced() {
        Pruner pruner = pruner();
        if (config.pruner().letsGoOn()) {
            memory.replay(pruner);
        }
        return pruner;
    }

    /** A source in its first state. */
    CandidateSource source() {
        return config.strategy().open(config.space(), config.objective(), seed(), config.start(), outline());
    }

    private TrialOutline outline() {
        int epochs = config.trial().limits().epochs();
        return new TrialOutline(
                config.trial().workload(), new Ladder(config.pruner().rungs(epochs), epochs));
    }

    private long seed() {
        return config.seed().orElseThrow();
    }

    /** Gives the lock back. */
    @Override
    public void close() {
        lock.close();
    }
}
