package io.sparbiter.search.bayes;

import io.sparbiter.search.model.History;
import io.sparbiter.search.model.Observation;
import io.sparbiter.search.model.Pool;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Seeds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps a {@link Posterior} abreast of a history, in bounded time and memory. */
final class Model {
    /**
     * Rows of a posterior; when it has grown to them it goes on with half as many observations and a fifth as many points
     * in flight.
     */
    private static final int MOST_ROWS = 640;
    /** Numbers of four bytes that the posterior may hold, 400 MB. */
    private static final long MOST_NUMBERS = 100_000_000;

    private static final int POOL = 40_000;
    private static final int CENTRES = 20;

    private final Space space;
    private final long seed;
    /** The points of the posterior's rows, in their order. */
    private final List<Long> points = new ArrayList<>();
    /** All points that were considered for a row since the last reset. */
    private final Set<Long> seen = new HashSet<>();

    private int seenObservations;
    private Pool pool;
    private Posterior posterior;
    private float[] means = {};
    private double incumbent;
    private int meansOf = -1;

    Model(Space space, long seed) {
        this.space = space;
        this.seed = seed;
    }

    boolean isSet() {
        return posterior != null;
    }

    /** Lets go of what was computed with a kernel of old. */
    void forget() {
        posterior = null;
        means = new float[0];
        meansOf = -1;
    }

    /** Starts anew with another kernel, on all that is known or on the part of it that is kept. */
    void reset(Kernel kernel, History history) {
        // Before the new ones are made, so that both are never in memory.
        forget();
        Map<Long, Double> targets = Selection.targets(history);
        pool = pool(targets, history);
        posterior = new Posterior(kernel, pool);
        points.clear();
        seen.clear();
        seen.addAll(targets.keySet());
        seen.addAll(history.inFlight());
        seenObservations = history.observations().size();
        add(kept(targets, history));
    }

    private List<Long> kept(Map<Long, Double> targets, History history) {
        int most = mostRows();
        boolean isFull = targets.size() + history.inFlight().size() > most - most / 8;
        int observations = isFull ? most / 2 : most;
        int inFlight = isFull ? most / 5 : most;
        List<Long> kept = new ArrayList<>(Selection.keep(targets, observations));
        kept.addAll(Selection.latest(List.copyOf(history.inFlight()), inFlight));
        return kept;
    }

    private void add(List<Long> more) {
        points.addAll(more);
        posterior.add(Selection.levels(space, more));
    }

    private int mostRows() {
        return (int) Math.max(64, Math.min(MOST_ROWS, MOST_NUMBERS / Math.max(1, pool.size())));
    }

    private Pool pool(Map<Long, Double> targets, History history) {
        if (history.space().cardinality() <= Pool.ALL) {
            return Pool.untried(history);
        }
        List<Long> best = targets.entrySet().stream()
                .sorted(Map.Entry.<Long, Double>comparingByValue().reversed())
                .limit(CENTRES)
                .map(Map.Entry::getKey)
                .toList();
        return Pool.around(best, POOL, Seeds.derive(seed, history.tried()), history);
    }

    /** The next points to propose, with no result between them. */
    Round round(Acquisition acquisition, int size, History history) {
        catchUp(history);
        var worths = new Worths(acquisition, means, posterior.variances(), incumbent, pool, history);
        return new Round(worths.all(), pool, size, space);
    }

    private void catchUp(History history) {
        List<Long> missing = missing(history);
        if (posterior.size() + missing.size() > mostRows()) {
            reset(posterior.kernel(), history);
        } else {
            add(missing);
        }
        if (meansOf != history.observations().size()) {
            believe(history);
        }
    }

    /** In flight or observed since the last reset, and without a row. */
    private List<Long> missing(History history) {
        List<Long> missing = new ArrayList<>();
        int count = history.observations().size();
        history.observations().subList(seenObservations, count).stream()
                .map(Observation::index)
                .filter(seen::add)
                .forEach(missing::add);
        history.inFlight().stream().filter(seen::add).forEach(missing::add);
        seenObservations = count;
        return missing;
    }

    private void believe(History history) {
        meansOf = history.observations().size();
        Map<Long, Double> targets = Selection.targets(history);
        double[] observed = points.stream()
                .mapToDouble(point -> targets.getOrDefault(point, Double.NaN))
                .toArray();
        var believer = new Believer(posterior, observed);
        incumbent = believer.incumbent();
        means = posterior.means(believer.targets());
    }
}
