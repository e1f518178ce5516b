package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Observation;
import io.sparbiter.search.choose.Pool;
import io.sparbiter.search.space.Space;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A {@link Posterior} with the points of its rows, and those that wait to become rows. Rows cost time, so they are added
 * by and by: one that replaces another grows beside it until nothing waits. And they are computed no sooner than they are
 * needed: never, if in a resumed search another replaces this one before.
 */
final class Surrogate {
    private final Space space;
    private final Pool pool;
    private final Posterior posterior;
    /** In the order of the posterior's rows; those beyond {@code rows} wait. */
    private final List<Long> points;

    /** Rows that were given, computed or not. */
    private int rows;

    private final Set<Long> seen = new HashSet<>();
    private int seenObservations;

    /** @param points of the history, to begin with; its others are not going to have rows */
    Surrogate(Kernel kernel, Pool pool, List<Long> points, History history) {
        this.pool = pool;
        this.points = new ArrayList<>(points);
        space = history.space();
        posterior = new Posterior(kernel, pool);
        history.observations().forEach(observation -> seen.add(observation.index()));
        seen.addAll(history.inFlight());
        seenObservations = history.observations().size();
    }

    /** Lets what was put in flight or observed since the last call wait for a row. */
    void notice(History history) {
        int count = history.observations().size();
        Stream<Long> observed =
                history.observations().subList(seenObservations, count).stream().map(Observation::index);
        Stream.concat(observed, history.inFlight().stream()).filter(seen::add).forEach(points::add);
        seenObservations = count;
    }

    /** Points with a row and points that wait for one. */
    int size() {
        return points.size();
    }

    /** Gives rows to all points that wait. */
    void grow() {
        grow(Long.MAX_VALUE);
    }

    /**
     * Gives rows to points that wait, to one at least.
     *
     * @param most multiplications to spend
     * @return whether none waits any more
     */
    boolean grow(long most) {
        long cost = 0;
        while (rows < points.size() && cost < most) {
            rows++;
            cost += (long) rows * pool.size();
        }
        return rows == points.size();
    }

    /** Computes the rows that were given. */
    void compute() {
        posterior.add(Selection.levels(space, points.subList(posterior.size(), rows)));
    }

    Kernel kernel() {
        return posterior.kernel();
    }

    Pool pool() {
        return pool;
    }

    float[] variances() {
        compute();
        return posterior.variances();
    }

    /** What is to be believed of those in flight among the first points, given the targets of those observed. */
    KrigingBeliever believer(Map<Long, Double> targets, int first) {
        List<Long> believed = points.subList(0, first);
        double[] observed = believed.stream()
                .mapToDouble(point -> targets.getOrDefault(point, Double.NaN))
                .toArray();
        return new KrigingBeliever(kernel(), Selection.levels(space, believed), observed);
    }

    /** The mean of the objective at each point of the pool. None of the points believed may wait for a row. */
    float[] means(KrigingBeliever believer) {
        compute();
        return posterior.means(believer.targets());
    }
}
