package io.sparbiter.search.choose;

import io.sparbiter.search.choose.InformedGenerator.Proposal;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Seeds;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A tree-structured Parzen estimator (Bergstra, Bardenet, Bengio and Kégl, Algorithms for Hyper-Parameter Optimization,
 * 2011) with joint kernels (Falkner, Klein and Hutter, BOHB, 2018): proposes the untried point with the highest ratio of
 * the density of good points to that of all others, which includes those in flight. Where Optuna draws 24 points and
 * takes the best of them, here all are compared; in very large spaces a pool.
 */
public final class TpeChooser implements Chooser {
    private static final double GOOD_SHARE = 0.15;
    private static final int MOST_GOOD = 25;
    private static final int POOL = 5_000;

    private final long seed;
    private final List<Scale> scales;
    private Density good;
    private Density rest;
    private final Set<Long> goodPoints = new HashSet<>();
    private final Set<Long> restPoints = new HashSet<>();
    private Pool pool;
    private int poolOf;

    public TpeChooser(Space space, long seed) {
        this.seed = seed;
        scales = space.axes().stream().map(Scale::of).toList();
    }

    @Override
    public Optional<Proposal> choose(History history) {
        if (pool == null || isStale(history)) {
            reset(history);
        }
        sort(history);
        int best = -1;
        double ratio = -1;
        for (int c = 0; c < pool.size(); c++) {
            double candidate = good.at(c) / rest.at(c);
            if (candidate > ratio && !history.isTried(pool.index(c))) {
                ratio = candidate;
                best = c;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(new Proposal(pool.index(best), "tpe"));
    }

    private boolean isStale(History history) {
        return history.space().cardinality() > Pool.ALL
                && poolOf != history.observations().size();
    }

    private void reset(History history) {
        poolOf = history.observations().size();
        pool = history.space().cardinality() <= Pool.ALL
                ? Pool.untried(history)
                : Pool.around(best(history), POOL, Seeds.derive(seed, history.tried()), history);
        good = new Density(pool, scales);
        rest = new Density(pool, scales);
        goodPoints.clear();
        restPoints.clear();
    }

    /** Moves points between the densities, as few as have to. */
    private void sort(History history) {
        Set<Long> best = new HashSet<>(best(history));
        shift(history, best, goodPoints, good);
        Set<Long> others = new HashSet<>(history.inFlight());
        history.observations().forEach(observation -> others.add(observation.index()));
        others.removeAll(best);
        shift(history, others, restPoints, rest);
    }

    private static void shift(History history, Set<Long> to, Set<Long> from, Density density) {
        // Sorted, since the order of a set is no promise, and sums depend on it in their last digits.
        from.stream()
                .filter(point -> !to.contains(point))
                .sorted()
                .forEach(point -> density.add(history.space().levels(point), -1));
        to.stream()
                .filter(point -> !from.contains(point))
                .sorted()
                .forEach(point -> density.add(history.space().levels(point), 1));
        from.clear();
        from.addAll(to);
    }

    private static List<Long> best(History history) {
        double[] targets = history.targets();
        int count = Math.min(MOST_GOOD, (int) Math.ceil(GOOD_SHARE * targets.length));
        return IntStream.range(0, targets.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -targets[i]))
                .limit(count)
                .map(i -> history.observations().get(i).index())
                .toList();
    }
}
