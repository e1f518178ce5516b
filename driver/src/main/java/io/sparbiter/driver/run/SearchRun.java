package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.Journal;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.ResultsException;
import io.sparbiter.driver.results.ResultsWriter;
import io.sparbiter.driver.results.RowContext;
import io.sparbiter.driver.results.SearchDirectory;
import io.sparbiter.search.generate.CandidateSources;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchLoop;
import io.sparbiter.search.loop.SearchPlan;
import io.sparbiter.search.loop.SearchSummary;
import io.sparbiter.search.loop.TrialBackend;
import io.sparbiter.search.prune.Pruner;
import io.sparbiter.search.prune.Pruners;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One search, from its configuration to its table: what the loop is given, and who listens to it. */
public final class SearchRun {
    private static final Logger LOG = LoggerFactory.getLogger(SearchRun.class);

    private final SearchConfig config;
    private final ResultsDirectory results;
    private final SearchDirectory directory;
    private final String version;
    private final WarmStart warmStart;

    private SearchRun(
            SearchConfig config,
            ResultsDirectory results,
            SearchDirectory directory,
            String version,
            WarmStart warmStart) {
        this.config = config;
        this.results = results;
        this.directory = directory;
        this.version = version;
        this.warmStart = warmStart;
    }

    /**
     * Takes the name and writes the configuration down.
     *
     * @param config with a seed
     * @param version of this program, for the rows
     * @throws io.sparbiter.driver.results.ResultsException if the name is in use or nothing can be written
     */
    public static SearchRun create(SearchConfig config, String name, ResultsDirectory results, String version) {
        SearchDirectory directory = results.create(name, config.resolved().yaml());
        return new SearchRun(config, results, directory, version, WarmStart.NONE);
    }

    /** Where its trials leave checkpoints. */
    public CheckpointSettings checkpoints() {
        return config.checkpoint().of(directory.name(), results.checkpoints());
    }

    /** The same search, which knows of earlier ones before it begins. */
    public SearchRun after(WarmStart earlier) {
        return new SearchRun(config, results, directory, version, earlier);
    }

    /**
     * Runs to the end. When it returns, all trials are in the table.
     *
     * @param backend stays the caller's
     * @param progress hears what happens, after it is written down
     */
    public SearchSummary run(TrialBackend backend, SearchListener progress) {
        SearchSummary summary;
        var cleaner = new CheckpointCleaner(checkpoints());
        try (cleaner;
                ResultsWriter table = results.trials().writer(context(), config.space(), cleaner);
                Journal journal = directory.journal()) {
            // The row before the journal: a trial that the journal calls told has been handed to the table.
            List<SearchListener> listeners = List.of(table, journal, progress);
            summary = new SearchLoop(plan(), source(), pruner(), backend, listeners).run();
        }
        cleaner.finish();
        compact();
        return summary;
    }

    /** All rows are on disk by now, so what goes wrong here is no reason to fail. */
    private void compact() {
        try {
            results.trials().compact(directory.name()).forEach(LOG::warn);
        } catch (ResultsException e) {
            LOG.warn(e.getMessage());
        }
    }

    private SearchPlan plan() {
        return new SearchPlan(
                config.objective(), config.budget(), config.training().epochs(), seed());
    }

    private Pruner pruner() {
        return Pruners.open(
                config.pruner(), config.objective(), config.training().epochs());
    }

    private CandidateSource source() {
        CandidateSource source =
                CandidateSources.open(config.strategy(), config.space(), config.objective(), seed(), config.start());
        warmStart.results().forEach(source::learn);
        return source;
    }

    private long seed() {
        return config.seed().orElseThrow();
    }

    private RowContext context() {
        return new RowContext(directory.name(), config.strategy().word(), config.objective(), version, config.hash());
    }
}
