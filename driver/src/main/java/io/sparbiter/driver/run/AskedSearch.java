package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.journal.Journal;
import io.sparbiter.driver.results.table.ResultsWriter;
import io.sparbiter.search.loop.AskTell;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.loop.EndReason;
import io.sparbiter.search.loop.SearchState;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A search whose trials somebody else runs. Whatever is asked for is in the journal, and whatever is told is in the table,
 * before a call returns; each process may ask once, or tell as often as it likes. It holds the search's lock until it is
 * closed, and waits for others who do.
 */
public final class AskedSearch implements AutoCloseable {
    /** Others are done in seconds; who is not is a search that runs. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final OpenSearch search;
    private final InstantSource clock;

    private AskedSearch(OpenSearch search, InstantSource clock) {
        this.search = search;
        this.clock = clock;
    }

    /**
     * Begins a search, or goes on with the one of this name.
     *
     * @param config without a seed it takes the search's, or a new one
     * @param version of this program, for the rows
     * @param warmStart the searches that it learns from in the beginning; if there are any, those it learned from
     * @throws ResultsException as {@link SearchRun#create} and {@link SearchRun#resume} do
     */
    public static AskedSearch open(
            SearchConfig config,
            String name,
            ResultsDirectory results,
            String version,
            List<String> warmStart,
            InstantSource clock) {
        return new AskedSearch(OpenSearch.beginOrResume(config, name, results, version, warmStart, PATIENCE), clock);
    }

    /**
     * What was asked for.
     *
     * @param whyFewer why there are fewer than asked for; empty if there are as many
     */
    public record Asked(List<Trial> trials, Optional<EndReason> whyFewer) {
        public Asked {
            trials = List.copyOf(trials);
        }
    }

    /**
     * Asks for trials, once in a process.
     *
     * @param count at least 1
     */
    public Asked ask(int count) {
        CandidateSource source = search.source();
        SearchState state = search.memory().replay(source, search.pruner());
        try (Journal journal = search.journal()) {
            var asking = new AskTell(search.plan(state), source, clock, new LockGuard(search.lock()), journal);
            List<Trial> trials = asking.ask(count);
            return new Asked(trials, trials.size() < count ? Optional.of(asking.whyOver()) : Optional.empty());
        }
    }

    /** Trials that were asked for and had not been told when this was opened. */
    public List<Trial> open() {
        return search.memory().inFlight();
    }

    /**
     * Tells how a trial ended.
     *
     * @param took how long it ran
     * @throws ResultsException if it was not asked for, or was told before, or cannot be written
     */
    public TrialResult tell(int trialId, Outcome outcome, Duration took) {
        Trial trial =
                open().stream().filter(open -> open.id() == trialId).findFirst().orElseThrow(() -> notOpen(trialId));
        Instant now = clock.instant();
        var result = new TrialResult(trial, outcome, Optional.empty(), now.minus(took), now);
        search.lock().check();
        try (ResultsWriter table = search.table(id -> {})) {
            table.ended(result);
        }
        return result;
    }

    private ResultsException notOpen(int trialId) {
        boolean wasTold = trialId <= search.memory().proposed();
        return ResultsException.usage(
                "Cannot tell trial " + trialId + " of search " + search.name() + ": it was "
                        + (wasTold ? "told before." : "never asked for."),
                wasTold
                        ? "\"show " + trialId + " --search " + search.name() + "\" has how it ended."
                        : "\"ask --config FILE --open\" prints the trials that are not told yet.");
    }

    /** The configuration, with the search's seed. */
    public SearchConfig config() {
        return search.config();
    }

    /** Gives the search's lock back. */
    @Override
    public void close() {
        search.close();
    }
}
