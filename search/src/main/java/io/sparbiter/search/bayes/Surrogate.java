package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Pool;
import io.sparbiter.search.space.Space;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@link Posterior} with the points of its rows, and those that wait to become rows. Rows cost time, so they are added
 * by and by: one that replaces another grows beside it until nothing waits. And they are computed no sooner than they are
 * needed: never, if in a resumed search another replaces this one before.
 */
final class Surrogate {
    /** A replacement costs as much as all rows, so it waits until a share of them is out of date. */
    private static final double MOST_STALE = 0.1;

    private final Space space;
    private final Pool pool;
    private final Posterior posterior;
    /** In the order of the posterior's; those beyond {@code given} wait. */
    private final List<Row> rows = new ArrayList<>();

    /** Rows that were given, computed or not. */
    private int given;

    /** By point, how far from its end it was seen last: an earlier row of it is out of date. */
    private final Map<Long, Double> lags = new HashMap<>();

    private int stale;

    /** A point, and how far from its end it was seen; one in flight is expected to come to its end. */
    private record Row(long point, double lag) {}

    /** @param points of the history, to begin with; its others are not going to have rows */
    Surrogate(Kernel kernel, Pool pool, List<Long> points, History history) {
        this.pool = pool;
        space = history.space();
        posterior = new Posterior(kernel, pool);
        history.inFlight().forEach(point -> lags.put(point, 0.0));
        lags.putAll(Selection.lags(history));
        points.forEach(point -> rows.add(new Row(point, lags.get(point))));
    }

    private Surrogate(Surrogate other) {
        space = other.space;
        pool = other.pool;
        posterior = new Posterior(other.posterior);
        rows.addAll(other.rows);
        given = other.given;
        lags.putAll(other.lags);
        stale = other.stale;
    }

    /** One that notices all there is now, without a trace in this one but that what it was given is computed. */
    Surrogate abreast(History history) {
        compute();
        var copy = new Surrogate(this);
        copy.notice(history);
        copy.grow();
        return copy;
    }

    /** Lets what was put in flight or observed since the last call wait for a row. */
    void notice(History history) {
        history.observations().forEach(observation -> notice(observation.index(), observation.lag()));
        history.inFlight().stream().filter(point -> !lags.containsKey(point)).forEach(point -> notice(point, 0));
    }

    private void notice(long point, double lag) {
        Double before = lags.put(point, lag);
        if (before == null || before != lag) {
            stale += before == null ? 0 : 1;
            rows.add(new Row(point, lag));
        }
    }

    /** Rows, and those that wait to be. */
    int size() {
        return rows.size();
    }

    /** Whether so many rows are out of date that another should replace it. */
    boolean isStale() {
        return stale > MOST_STALE * rows.size();
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
        while (given < rows.size() && cost < most) {
            given++;
            cost += (long) given * pool.size();
        }
        return given == rows.size();
    }

    /** Computes the rows that were given. */
    void compute() {
        posterior.add(samples(rows.subList(posterior.size(), given)));
    }

    private List<Sample> samples(List<Row> some) {
        return some.stream()
                .map(row -> new Sample(space.levels(row.point()), row.lag()))
                .toList();
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

    /** What is to be believed of those in flight among the first rows, given the targets of those observed. */
    KrigingBeliever believer(Map<Long, Double> targets, int first) {
        List<Row> believed = rows.subList(0, first);
        double[] observed =
                believed.stream().mapToDouble(row -> target(row, targets)).toArray();
        return new KrigingBeliever(kernel(), samples(believed), observed);
    }

    /** What was seen at another lag is no target of this row. */
    private double target(Row row, Map<Long, Double> targets) {
        boolean isLatest = lags.get(row.point()) == row.lag();
        return isLatest ? targets.getOrDefault(row.point(), Double.NaN) : Double.NaN;
    }

    /** The mean of the objective at each point of the pool. None of the rows believed may wait. */
    float[] means(KrigingBeliever believer) {
        compute();
        return posterior.means(believer.targets());
    }
}
