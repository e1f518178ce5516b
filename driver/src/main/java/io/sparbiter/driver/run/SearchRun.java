package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.trial.TrialStorage;
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
import io.sparbiter.search.loop.EndReason;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchLoop;
import io.sparbiter.search.loop.SearchPlan;
import io.sparbiter.search.loop.SearchState;
import io.sparbiter.search.loop.SearchSummary;
import io.sparbiter.search.loop.TrialBackend;
import io.sparbiter.search.prune.Pruner;
import io.sparbiter.search.trial.BestTrials;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a search, from its configuration to its table: what the loop is given, and who listens to it. It holds the
 * search's lock until it is closed.
 *
 * <pre>{@code
 * ResultsDirectory results = ResultsDirectory.at("results", new Configuration());
 * try (SearchRun run = SearchRun.create(config, "first", results, version);
 *         var backend = SparkTrialBackend.open("first", function, OptionalInt.empty(), config.trial().limits())) {
 *     SearchSummary summary = run.run(backend);
 * }
 * }</pre>
 */
public final class SearchRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SearchRun.class);

    private final SearchConfig config;
    private final String configHash;
    private final ResultsDirectory results;
    private final SearchDirectory directory;
    private final String version;
    private final SearchLock lock;
    private final SearchMemory memory;

    /** @param begun what the search began with, by which its rows name its settings */
    private SearchRun(
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

    /** A search that knows of no other, see {@link #create(SearchConfig, String, ResultsDirectory, String, WarmStart)}. */
    public static SearchRun create(SearchConfig config, String name, ResultsDirectory results, String version) {
        return create(config, name, results, version, WarmStart.NONE);
    }

    /**
     * Takes the name and writes down what the search begins with.
     *
     * @param config with a seed
     * @param version of this program, for the rows
     * @param earlier what the search knows before its first trial
     * @throws ResultsException if the name is in use or nothing can be written
     */
    public static SearchRun create(
            SearchConfig config, String name, ResultsDirectory results, String version, WarmStart earlier) {
        SearchDirectory directory = results.prepare(name);
        SearchLock lock = SearchLocks.real().acquireNow(directory);
        return guarded(lock, () -> {
            directory.begin(new SearchBeginning(
                    config.resolved().yaml(), config.reports(), version, earlier.searches(), earlier.results()));
            return new SearchRun(config, config, results, directory, version, lock);
        });
    }

    /**
     * Continues a search that began: what ended before and is not in the table is put there.
     *
     * @param config as it began with, but for the budget and the place of the same data; without a seed it takes the
     *     search's
     * @param warmStart the searches to learn from, if the caller names them: they must be those it learned from
     * @param announce hears, in words, what the caller has to wait for
     * @throws ResultsException if another driver has the search, if the configuration is another, or if what is
     *     remembered cannot be read or does not follow from the configuration
     */
    public static SearchRun resume(
            SearchConfig config,
            String name,
            ResultsDirectory results,
            String version,
            List<String> warmStart,
            Consumer<String> announce) {
        SearchDirectory directory = results.open(name);
        SearchConfig old = RecordedConfig.toResume(directory);
        SearchConfig seeded =
                config.seed().isPresent() ? config : config.withSeed(old.seed().orElseThrow());
        SearchConfig now = seeded.withDefaultsOf(old);
        ConfigDifference.refuse(directory, old, now);
        SearchLock lock = SearchLocks.real().acquire(directory, announce);
        return guarded(lock, () -> {
            var run = new SearchRun(now, old, results, directory, version, lock);
            ConfigDifference.refuse(directory, run.memory.warmStart(), warmStart);
            ConfigDifference.refuseOtherData(directory, run.memory.dataFingerprints(), now.trial());
            run.recover();
            return run;
        });
    }

    /** What happens under a lock that is given back if it fails. */
    private interface Guarded {
        SearchRun open();
    }

    private static SearchRun guarded(SearchLock lock, Guarded guarded) {
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
            LOG.info(
                    "Search {}: {} rows that the table lacked are written",
                    name(),
                    memory.withoutRow().size());
            try (var cleaner = new CheckpointCleaner(checkpoints(), bestTrials(), experienced()::mayGoOn);
                    ResultsWriter table = results.trials().writer(context(), config.space(), cleaner)) {
                for (TrialResult result : memory.withoutRow()) {
                    cleaner.ended(result);
                    table.ended(result);
                }
            }
        }
        try {
            directory.markLast();
        } catch (IOException e) {
            LOG.warn("Cannot note that search {} was run last: {}", name(), e.getMessage());
        }
    }

    public String name() {
        return directory.name();
    }

    /** Where its trials leave checkpoints. */
    public CheckpointSettings checkpoints() {
        return config.checkpoint().of(name(), results.checkpoints());
    }

    /** Where its trials leave what outlives them. */
    public TrialStorage storage() {
        return storage(config, name(), results);
    }

    /** Where the trials of a search will leave what outlives them, whether or not it has begun. */
    public static TrialStorage storage(SearchConfig config, String name, ResultsDirectory results) {
        return new TrialStorage(config.checkpoint().of(name, results.checkpoints()), results.output(name));
    }

    /** With the search's seed. */
    public SearchConfig config() {
        return config;
    }

    /** How many trials ended in earlier runs. */
    public int ended() {
        return memory.ended();
    }

    /** Whether there is nothing left to do within the budget. */
    public boolean isComplete() {
        return memory.isComplete(config.budget(), this::experienced);
    }

    /** A pruner that knows who may go on. One that ends trials for good need not hear of all ends for that. */
    private Pruner experienced() {
        Pruner pruner = pruner();
        if (config.pruner().letsGoOn()) {
            memory.replay(pruner);
        }
        return pruner;
    }

    /**
     * Runs to the end, once. When it returns, all trials are in the table.
     *
     * @param backend stays the caller's
     * @param listeners hear what happens, after it is written down
     */
    public SearchSummary run(TrialBackend backend, SearchListener... listeners) {
        CandidateSource source = source();
        Pruner pruner = pruner();
        SearchState state = memory.replay(source, pruner);
        SearchSummary summary;
        var waiting = new WaitingTrials();
        var cleaner = new CheckpointCleaner(checkpoints(), bestTrials(), pruner::mayGoOn);
        try (cleaner;
                ResultsWriter table = results.trials().writer(context(), config.space(), cleaner);
                Journal journal = directory.journal(config.reports(), memory.told())) {
            memory.untold().forEach(journal::ended);
            List<SearchListener> all = new ArrayList<>(List.of(new LockGuard(lock), cleaner, table, journal, waiting));
            all.addAll(List.of(listeners));
            summary = new SearchLoop(plan(state), source, pruner, backend, all).run();
        }
        if (waiting.isEmpty()) {
            clean(cleaner, summary.reason());
        }
        tidy(this::compact);
        return summary;
    }

    private static void clean(CheckpointCleaner cleaner, EndReason reason) {
        if (reason.isOfTheRun()) {
            cleaner.pause();
        } else {
            cleaner.finish();
        }
    }

    /** With those of earlier runs. */
    private BestTrials bestTrials() {
        var best = new BestTrials(config.checkpoint().keep(), config.objective().direction());
        if (config.checkpoint().keep() > 0) {
            for (TrialRow row : results.trials().rowsWithoutHistory(name()).rows()) {
                row.score().ifPresent(score -> best.add(row.trialId(), score));
            }
        }
        return best;
    }

    /** All that is known is on disk by now, in whatever files, so what goes wrong here is no reason to fail. */
    private static void tidy(Runnable merging) {
        try {
            merging.run();
        } catch (ResultsException e) {
            LOG.warn(e.getMessage());
        }
    }

    private void compact() {
        results.trials().compact(name()).forEach(LOG::warn);
    }

    private SearchPlan plan(SearchState state) {
        return new SearchPlan(
                config.objective(), config.budget(), config.trial().limits().epochs(), seed(), state);
    }

    private Pruner pruner() {
        return config.pruner().open(config.objective(), config.trial().limits().epochs());
    }

    private CandidateSource source() {
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

    /** What all its rows share. */
    public RowContext context() {
        return new RowContext(
                name(), config.strategy().word(), config.objective(), config.reports(), version, configHash);
    }

    /** Gives the search's lock back. */
    @Override
    public void close() {
        lock.close();
    }
}
