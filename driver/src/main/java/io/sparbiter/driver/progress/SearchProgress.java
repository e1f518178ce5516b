package io.sparbiter.driver.progress;

import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchState;
import io.sparbiter.search.loop.SickHost;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Counts what a search does and tells every change as a {@link Snapshot}. Used by the loop's thread. */
public final class SearchProgress implements SearchListener {
    /**
     * What a person wants to know of a running search.
     *
     * @param done trials that ended, however they ended, in earlier runs of the search, too
     * @param earlier how many of them ended in earlier runs
     * @param failed those of them that failed or diverged
     * @param bestScore NaN while there is none; running trials count with their best epoch
     * @param best parameters of the best trial in a few words, empty while there is none
     * @param sickHosts machines that were found to be sick in this run
     */
    public record Snapshot(
            int done, int earlier, int running, int failed, double bestScore, String best, List<String> sickHosts) {
        public static final Snapshot NOTHING = new Snapshot(0, 0, 0, 0, Double.NaN, "");

        public Snapshot {
            sickHosts = List.copyOf(sickHosts);
        }

        /** On machines that are all well. */
        public Snapshot(int done, int earlier, int running, int failed, double bestScore, String best) {
            this(done, earlier, running, failed, bestScore, best, List.of());
        }
    }

    private final Objective objective;
    private final Consumer<Snapshot> display;
    private final Map<Integer, Trial> open = new HashMap<>();
    private final Set<Integer> running = new HashSet<>();
    /** Those that earlier runs left to go on. */
    private final Set<Integer> pausedEarlier = new HashSet<>();

    private final Set<String> sickHosts = new TreeSet<>();
    private int done;
    private int earlier;
    private int failed;
    private double bestScore = Double.NaN;
    private String best = "";

    public SearchProgress(Objective objective, Consumer<Snapshot> display) {
        this.objective = objective;
        this.display = display;
    }

    @Override
    public void begun(SearchState state) {
        earlier = state.ended();
        done = earlier;
        failed = failures(state);
        state.paused().forEach(result -> pausedEarlier.add(result.trial().id()));
        state.best().ifPresent(this::noteIfBest);
    }

    private static int failures(SearchState state) {
        return state.counts().entrySet().stream()
                .filter(count -> count.getKey().isFailure())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    @Override
    public void resumed(List<Trial> trials) {
        proposed(trials.size(), trials);
    }

    @Override
    public void proposed(int asked, List<Trial> trials) {
        trials.forEach(trial -> open.put(trial.id(), trial));
    }

    /** It counts as done no longer. */
    @Override
    public void continued(Trial trial) {
        open.put(trial.id(), trial);
        done--;
        if (pausedEarlier.remove(trial.id())) {
            earlier--;
        }
        show();
    }

    @Override
    public void started(TrialStart start) {
        running.add(start.trialId());
        show();
    }

    @Override
    public void epochEnded(EpochReport report) {
        Epoch epoch = report.epoch();
        Trial trial = open.get(report.trialId());
        if (trial != null && objective.direction().isBetter(objective.score(epoch), bestScore)) {
            noteBest(objective.score(epoch), trial);
        }
    }

    @Override
    public void hostExcluded(SickHost host) {
        sickHosts.add(host.host());
        show();
    }

    @Override
    public void ended(TrialResult result) {
        int id = result.trial().id();
        open.remove(id);
        running.remove(id);
        pausedEarlier.remove(id);
        done++;
        if (result.outcome().status().isFailure()) {
            failed++;
        }
        noteIfBest(result);
        show();
    }

    private void noteIfBest(TrialResult result) {
        if (result.outcome() instanceof Outcome.Scored scored
                && objective.direction().isBetter(scored.score(), bestScore)) {
            noteBest(scored.score(), result.trial());
        }
    }

    private void noteBest(double score, Trial trial) {
        bestScore = score;
        best = ParameterWords.of(trial.point());
        show();
    }

    private void show() {
        display.accept(new Snapshot(done, earlier, running.size(), failed, bestScore, best, List.copyOf(sickHosts)));
    }
}
