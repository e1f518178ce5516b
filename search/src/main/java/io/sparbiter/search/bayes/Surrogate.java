package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Pool;
import io.sparbiter.search.choose.Stage;
import io.sparbiter.search.space.Space;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A {@link Posterior} for each objective, with the stages of their rows, and those that wait to become rows. Rows cost
 * time, so they are added by and by: one that replaces another grows beside it until nothing waits. And they are computed
 * when {@link #compute} asks for it or values are: never, if in a resumed search another replaces this one before.
 */
final class Surrogate {
    /** A replacement costs as much as all rows, so it waits until a share of them is out of date. */
    private static final double MOST_STALE = 0.1;

    private final Space space;
    private final Pool pool;
    private final List<Posterior> posteriors;
    /** In the order of the posteriors'; those beyond {@code given} wait. */
    private final List<Stage> rows = new ArrayList<>();

    /** Rows that were given, computed or not. */
    private int given;

    /** Those that have rows, and those that are not going to. */
    private final Set<Stage> noticed;

    /**
     * @param kernels one for each objective
     * @param stages of the history, to begin with; its others are not going to have rows
     */
    Surrogate(List<Kernel> kernels, Pool pool, List<Stage> stages, History history) {
        this.pool = pool;
        space = history.space();
        posteriors = kernels.stream().map(kernel -> new Posterior(kernel, pool)).toList();
        noticed = history.stages().collect(Collectors.toCollection(HashSet::new));
        rows.addAll(stages);
    }

    private Surrogate(Surrogate other) {
        space = other.space;
        pool = other.pool;
        posteriors = other.posteriors.stream().map(Posterior::new).toList();
        rows.addAll(other.rows);
        given = other.given;
        noticed = new HashSet<>(other.noticed);
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
        history.stages().filter(noticed::add).forEach(rows::add);
    }

    /** Rows, and those that wait to be. */
    int size() {
        return rows.size();
    }

    /** Whether so many rows are of stages at which no point was seen, nor is expected, that another should replace it. */
    boolean isStale(History history) {
        long stale = rows.stream().filter(row -> !history.isStage(row)).count();
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
            cost += (long) given * pool.size() * posteriors.size();
        }
        return given == rows.size();
    }

    /** Computes the rows that were given. */
    void compute() {
        for (Posterior posterior : posteriors) {
            posterior.add(Selection.samples(space, rows.subList(posterior.size(), given)));
        }
    }

    /** One for each objective. */
    List<Kernel> kernels() {
        return posteriors.stream().map(Posterior::kernel).toList();
    }

    Pool pool() {
        return pool;
    }

    /** By objective, see {@link Posterior#variances}. */
    List<float[]> variances() {
        compute();
        return posteriors.stream().map(Posterior::variances).toList();
    }

    /** What is to be believed of those among the first rows for which an objective was not seen, given where it was. */
    KrigingBeliever believer(int objective, Map<Stage, Double> seen, int first) {
        List<Stage> believed = rows.subList(0, first);
        double[] observed = believed.stream()
                .mapToDouble(row -> seen.getOrDefault(row, Double.NaN))
                .toArray();
        return new KrigingBeliever(posteriors.get(objective).kernel(), Selection.samples(space, believed), observed);
    }

    /** The mean of an objective at each point of the pool. None of the rows believed may wait. */
    float[] means(int objective, KrigingBeliever believer) {
        compute();
        return posteriors.get(objective).means(believer.targets());
    }
}
