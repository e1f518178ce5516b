package io.sparbiter.driver.monitor;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchState;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Scored;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Numbers of the search that this driver runs, for Spark's metrics system and whatever sinks are configured there: {@code
 * trials.running}, {@code trials.ended}, {@code trials.failed} (diverged ones among them), {@code score.best} and {@code
 * suggestion.seconds}, what the latest took; these two are NaN before there is one. The loop's thread writes, those of sinks read. Spark registers them before there is a search, so
 * there is one of these in a JVM.
 */
public final class SearchMetrics implements SearchListener {
    private static final SearchMetrics OF_THIS_JVM = new SearchMetrics();

    private final Set<Integer> inFlight = new HashSet<>();
    private volatile Objective objective;
    private volatile int running;
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private volatile double best = Double.NaN;
    private volatile double suggestionSeconds = Double.NaN;

    SearchMetrics() {}

    public static SearchMetrics ofThisJvm() {
        return OF_THIS_JVM;
    }

    /** Begins with a search of this objective; called before it is listened to. */
    public SearchMetrics of(Objective ofSearch) {
        objective = ofSearch;
        inFlight.clear();
        running = 0;
        ended.set(0);
        failed.set(0);
        best = Double.NaN;
        suggestionSeconds = Double.NaN;
        return this;
    }

    /** Adds a gauge for each number. */
    public void register(MetricRegistry registry) {
        gauge(registry, "trials.running", () -> running);
        gauge(registry, "trials.ended", ended::get);
        gauge(registry, "trials.failed", failed::get);
        gauge(registry, "score.best", () -> best);
        gauge(registry, "suggestion.seconds", () -> suggestionSeconds);
    }

    private static void gauge(MetricRegistry registry, String name, Supplier<Number> number) {
        registry.register(name, (Gauge<Number>) number::get);
    }

    /** Notes what the latest suggestion took. */
    public void suggested(double seconds) {
        suggestionSeconds = seconds;
    }

    /** What earlier runs brought counts. */
    @Override
    public void begun(SearchState state) {
        ended.set(state.ended());
        state.best().ifPresent(result -> noteBest(result.outcome()));
    }

    @Override
    public void resumed(List<Trial> trials) {
        trials.forEach(this::begins);
    }

    @Override
    public void proposed(int asked, List<Trial> trials) {
        trials.forEach(this::begins);
    }

    @Override
    public void continued(Trial trial) {
        begins(trial);
    }

    private void begins(Trial trial) {
        inFlight.add(trial.id());
        running = inFlight.size();
    }

    @Override
    public void ended(TrialResult result) {
        inFlight.remove(result.trial().id());
        running = inFlight.size();
        ended.incrementAndGet();
        if (result.outcome() instanceof Failed || result.outcome() instanceof Diverged) {
            failed.incrementAndGet();
        }
        noteBest(result.outcome());
    }

    private void noteBest(Outcome outcome) {
        if (outcome instanceof Scored scored && objective.direction().isBetter(scored.score(), best)) {
            best = scored.score();
        }
    }
}
