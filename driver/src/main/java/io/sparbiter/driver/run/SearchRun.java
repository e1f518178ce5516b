package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.trial.TrialStorage;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.journal.Journal;
import io.sparbiter.driver.results.table.ResultsWriter;
import io.sparbiter.driver.results.table.RowContext;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.loop.EndReason;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchLoop;
import io.sparbiter.search.loop.SearchState;
import io.sparbiter.search.loop.SearchSummary;
import io.sparbiter.search.loop.TimedSource;
import io.sparbiter.search.loop.TrialBackend;
import io.sparbiter.search.prune.Pruner;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

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
    private final OpenSearch search;

    private SearchRun(OpenSearch search) {
        this.search = search;
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
        return new SearchRun(OpenSearch.create(config, name, results, version, earlier));
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
        return new SearchRun(OpenSearch.resume(config, name, results, version, warmStart, announce));
    }

    public String name() {
        return search.name();
    }

    /** Where its trials leave checkpoints. */
    public CheckpointSettings checkpoints() {
        return search.checkpoints();
    }

    /** Where its trials leave what outlives them. */
    public TrialStorage storage() {
        return storage(config(), name(), search.results());
    }

    /** Where the trials of a search will leave what outlives them, whether or not it has begun. */
    public static TrialStorage storage(SearchConfig config, String name, ResultsDirectory results) {
        return new TrialStorage(config.checkpoint().of(name, results.checkpoints()), results.output(name));
    }

    /** With the search's seed. */
    public SearchConfig config() {
        return search.config();
    }

    /** How many trials ended in earlier runs. */
    public int ended() {
        return search.memory().ended();
    }

    /** Whether there is nothing left to do within the budget. */
    public boolean isComplete() {
        return search.memory().isComplete(config().budget(), search::experienced);
    }

    /**
     * Runs to the end, once. When it returns, all trials are in the table.
     *
     * @param backend stays the caller's
     * @param listeners hear what happens, after it is written down
     */
    public SearchSummary run(TrialBackend backend, SearchListener... listeners) {
        return run(backend, seconds -> {}, listeners);
    }

    /**
     * The same.
     *
     * @param suggestionSeconds hears what each new suggestion took
     */
    public SearchSummary run(TrialBackend backend, DoubleConsumer suggestionSeconds, SearchListener... listeners) {
        CandidateSource source = search.source();
        Pruner pruner = search.pruner();
        SearchState state = search.memory().replay(source, pruner);
        var timed = new TimedSource(source, System::nanoTime, suggestionSeconds);
        SearchSummary summary;
        var waiting = new WaitingTrials();
        var cleaner = new CheckpointCleaner(checkpoints(), search.bestTrials(), pruner::mayGoOn);
        try (cleaner;
                ResultsWriter table = search.table(cleaner);
                Journal journal = search.journal()) {
            List<SearchListener> all =
                    new ArrayList<>(List.of(new LockGuard(search.lock()), cleaner, table, journal, waiting));
            all.addAll(List.of(listeners));
            summary = new SearchLoop(search.plan(state), timed, pruner, backend, all).run();
        }
        if (waiting.isEmpty()) {
            clean(cleaner, summary.reason());
        }
        OpenSearch.tidy(search::compact);
        return summary;
    }

    private static void clean(CheckpointCleaner cleaner, EndReason reason) {
        if (reason.isOfTheRun()) {
            cleaner.pause();
        } else {
            cleaner.finish();
        }
    }

    /** What all its rows share. */
    public RowContext context() {
        return search.context();
    }

    /** Gives the search's lock back. */
    @Override
    public void close() {
        search.close();
    }
}
