package io.sparbiter.driver.serve;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.page.Importance;
import io.sparbiter.driver.page.LiveTrial;
import io.sparbiter.driver.page.SearchView;
import io.sparbiter.driver.results.table.RowContext;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRowFactory;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Remembers of a running search what its page shows. The loop's thread tells it, any thread may ask. Of the trials that
 * ended it keeps the rows, with the epochs of the best and the latest.
 */
public final class LiveSearch implements SearchListener {
    private static final Importance NOT_NOW =
            Importance.none("While the search runs its machines belong to the trials; the command report computes it.");

    private final SearchConfig config;
    private final RowContext context;
    private final TrialRowFactory factory;
    private final Clock clock;
    private final LiveRows rows;
    private final Map<Integer, Trial> open = new HashMap<>();
    private final Map<Integer, LiveTrial> running = new TreeMap<>();
    private Instant changedAt;
    private long changes;

    /**
     * Begins with the run.
     *
     * @param earlier the rows of earlier runs, with their epochs
     */
    public LiveSearch(SearchConfig config, RowContext context, List<TrialRow> earlier, Clock clock) {
        this.config = config;
        this.context = context;
        this.clock = clock;
        factory = new TrialRowFactory(context);
        rows = new LiveRows(config.objective().direction());
        earlier.forEach(rows::add);
        changedAt = clock.instant();
    }

    @Override
    public synchronized void resumed(List<Trial> trials) {
        proposed(trials.size(), trials);
    }

    @Override
    public synchronized void proposed(int asked, List<Trial> trials) {
        trials.forEach(trial -> open.put(trial.id(), trial));
    }

    /** Its row stays until it ends anew. */
    @Override
    public synchronized void continued(Trial trial) {
        open.put(trial.id(), trial);
        rows.find(trial.id())
                .ifPresent(row -> show(trial, row.ending().epochs(), row.score().orElse(Double.NaN)));
    }

    @Override
    public synchronized void started(TrialStart start) {
        Trial trial = open.get(start.trialId());
        if (trial != null && !running.containsKey(trial.id())) {
            show(trial, 0, Double.NaN);
        }
    }

    @Override
    public synchronized void epochEnded(EpochReport report) {
        Trial trial = open.get(report.trialId());
        if (trial != null) {
            Objective objective = config.objective();
            double score = objective.score(report.epoch());
            LiveTrial before = running.get(trial.id());
            boolean isBetter = before == null || objective.direction().isBetter(score, before.score());
            show(trial, report.epoch().number(), isBetter ? score : before.score());
        }
    }

    private void show(Trial trial, int epochs, double score) {
        running.put(
                trial.id(),
                new LiveTrial(trial.id(), List.copyOf(trial.point().values().values()), epochs, trial.epochs(), score));
        changed();
    }

    @Override
    public synchronized void ended(TrialResult result) {
        open.remove(result.trial().id());
        running.remove(result.trial().id());
        rows.add(factory.row(result));
        changed();
    }

    private void changed() {
        changes++;
        changedAt = clock.instant();
    }

    /** Counts what happened: as long as it is the same, so is the {@link #view}. */
    synchronized long changes() {
        return changes;
    }

    /** The search as it stands. */
    synchronized SearchView view() {
        return new SearchView(
                context.search(),
                rows.all(),
                Optional.of(config),
                List.copyOf(running.values()),
                NOT_NOW,
                Optional.empty(),
                changedAt);
    }
}
