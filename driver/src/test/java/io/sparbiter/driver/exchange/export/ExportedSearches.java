package io.sparbiter.driver.exchange.export;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.results.table.RowContext;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRowFactory;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Cancelled;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A search of commands with a trial of each kind. */
public final class ExportedSearches {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    public static final SearchConfig CONFIG = new SearchConfigReader().readText("""
            trial: {type: command, run: [run, '${args}'], epochs: 3, metrics: {gain: maximize}}
            space: {rate: [0.001, 0.01, 0.1], width: [32, 64, 96], kind: [plain, 'a,b']}
            seed: 1
            """, "test");

    private ExportedSearches() {}

    public static ExportedSearch search() {
        return new ExportedSearch("study", rows(), Optional.of(CONFIG), List.of());
    }

    public static List<TrialRow> rows() {
        return List.of(
                row(1, 0, new Completed(0.5, 2, "trained all 3 epochs", history(0.25, 0.5, 0.375))),
                row(2, 17, new Pruned(0.25, 1, "rung 1 epochs: it waits", history(0.25))),
                row(3, 4, new Failed(Failure.ERROR, "line 1\nsays \"no\"", history())),
                row(4, 5, new Cancelled("max_time is over")));
    }

    public static TrialRow row(int id, long point, Outcome outcome) {
        var context = new RowContext("study", "random", CONFIG.objective(), CONFIG.reports(), "0.2.0", "c0ffee");
        var trial = new Trial(id, new Candidate(CONFIG.space().point(point), "random"), 7L * id, 3);
        Instant begun = START.plusSeconds(60L * id);
        var start = new TrialStart(
                id, new Placement("host", "driver", "", 1, 1), Facts.NONE.with("command", "run --rate"), begun);
        boolean began = !(outcome instanceof Cancelled);
        return new TrialRowFactory(context)
                .row(new TrialResult(
                        trial, outcome, began ? Optional.of(start) : Optional.empty(), begun, begun.plusMillis(1500)));
    }

    public static List<Epoch> history(double... gains) {
        List<Epoch> history = new ArrayList<>();
        for (double gain : gains) {
            history.add(new Epoch(history.size() + 1, Metrics.of(List.of("gain"), gain), 500));
        }
        return history;
    }
}
