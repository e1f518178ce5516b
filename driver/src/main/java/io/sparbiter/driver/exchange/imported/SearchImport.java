package io.sparbiter.driver.exchange.imported;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.exchange.imported.PlacedTrials.Placed;
import io.sparbiter.driver.exchange.source.SourceStudy;
import io.sparbiter.driver.lock.SearchLock;
import io.sparbiter.driver.lock.SearchLocks;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.SearchBeginning;
import io.sparbiter.driver.results.SearchDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.ResultsWriter;
import io.sparbiter.driver.results.table.RowContext;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.ReportSchema;
import io.sparbiter.search.trial.TrialResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a search of a study, in memory; {@link #write} writes it as searches are written: its configuration, a journal that
 * proposes nothing, and a row for each trial.
 */
public final class SearchImport {
    private final SourceStudy study;
    private final SearchConfig config;
    private final PlacedTrials trials;
    private final List<TrialResult> results = new ArrayList<>();

    private SearchImport(SourceStudy study, SearchConfig config) {
        this.study = study;
        this.config = config;
        trials = new PlacedTrials(config.space(), config.objective().metric());
        study.trials().forEach(trials::add);
    }

    /**
     * Puts a study's trials on the points of a space.
     *
     * @param file a search file, whose space and objective are meant; without one both are made of the study
     * @param direction in which scores improve, if a person says so
     * @param now when trials ended whose time is not known
     * @throws ResultsException if no trial is on any of its points, or if it is unclear what scores mean
     */
    public static SearchImport of(
            SourceStudy study, Optional<SearchConfig> file, Optional<Direction> direction, Instant now) {
        var made = new ImportedTrials(study, now);
        var configs = new ImportedConfig(study, direction);
        SearchConfig config = file.map(configs::of).orElseGet(() -> configs.guessed(made.epochs(study)));
        var read = new SearchImport(study, config);
        read.requireTrials();
        int most = config.trial().limits().epochs();
        for (Placed placed : read.trials.placed()) {
            read.results.add(made.result(read.results.size() + 1, placed, config.objective(), config.reports(), most));
        }
        return read;
    }

    private void requireTrials() {
        if (trials.placed().isEmpty()) {
            List<String> why = trials.misfits().words();
            throw ResultsException.usage(
                    "Cannot import: no trial that ended is on a point of the space."
                            + (why.isEmpty() ? "" : " " + String.join(" ", why)),
                    "Check the axes of --config, or leave it out to have them made of the file.");
        }
    }

    public SearchConfig config() {
        return config;
    }

    /** How many trials it has. */
    public int size() {
        return results.size();
    }

    /** How many were left out because they have not ended. */
    public int unfinished() {
        return study.unfinished();
    }

    /** What was left out, and why: sentences. */
    public List<String> misfits() {
        return trials.misfits().words();
    }

    /**
     * Writes the search under a name that is free; if that fails, nothing of it stays.
     *
     * @param version of this program
     */
    public void write(ResultsDirectory directory, String name, String version) {
        directory.requireFree(name);
        SearchDirectory search = directory.prepare(name);
        SearchLock lock = SearchLocks.real().acquireNow(search);
        try {
            search.begin(SearchBeginning.of(config.resolved().yaml(), config.reports(), version));
            writeRows(directory, name, version);
        } catch (RuntimeException | Error fault) {
            search.discard();
            throw fault;
        } finally {
            lock.close();
        }
    }

    private void writeRows(ResultsDirectory directory, String name, String version) {
        var context = new RowContext(name, study.tool(), config.objective(), reports(), version, config.hash());
        try (ResultsWriter table = directory.trials().writer(context, config.space())) {
            results.forEach(table::ended);
        }
    }

    /** An imported epoch has the objective's metric, and lacks all else. */
    private ReportSchema reports() {
        ReportSchema all = config.reports();
        return new ReportSchema(all.metrics(), all.schedules(), all.facts(), false);
    }
}
