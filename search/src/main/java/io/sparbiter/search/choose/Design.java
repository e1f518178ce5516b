package io.sparbiter.search.choose;

import io.sparbiter.search.choose.InformedGenerator.Proposal;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.IndexSet;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Seeds;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * The points a model starts from: Latin hypercubes over the axes' levels (McKay, Beckman and Conover, 1979), of
 * {@code size} points each. Every level of an axis comes as often as any other, give or take one. The draws derive from
 * the seed and the number of the proposal.
 *
 * <p>Where it is known what trials cost, the first {@code size} points are cheap ones instead, the cheapest first, so that
 * a model takes over soon (after Lee, Perrone, Archambeau and Seeger, Cost-aware Bayesian Optimization, 2020).
 */
public final class Design {
    /** The chance to miss an untried point so often is 10⁻⁶ when a fifth of the space is untried. */
    private static final int MOST_DRAWS = 64;

    /** Where not every index can be looked at: a space of which so many draws find nothing is at its end. */
    private static final int MOST_OF_A_LARGE_SPACE = 1 << 20;

    private final int size;
    private final long seed;
    /** Empty where costs are not known. */
    private final List<Long> cheap;

    /** @param size points before a model takes over, at least 1 */
    public Design(int size, long seed) {
        this(size, seed, List.of());
    }

    private Design(int size, long seed, List<Long> cheap) {
        this.size = size;
        this.seed = seed;
        this.cheap = cheap;
    }

    /** A design of cheap points that are far from each other. */
    public static Design cheap(int size, long seed, Space space, Workload workload) {
        return new Design(size, seed, new CheapPoints(space, workload, seed).draw(size));
    }

    /**
     * Until there are so many points in flight or observed, whoever proposed them, and half as many observed: a model
     * needs something to learn from.
     */
    boolean isDue(History history) {
        int observed = history.observations().size();
        return observed + history.inFlight().size() < size || observed < (size + 1) / 2;
    }

    /** The next point of the design, or a random one if it was tried already; empty as {@link #random} is. */
    Optional<Proposal> next(History history) {
        Space space = history.space();
        long number = history.tried();
        long index = number < cheap.size() ? cheap.get((int) number) : space.index(levels(space.axes(), number));
        return history.isTried(index) ? random(history) : Optional.of(new Proposal(index, "design"));
    }

    private int[] levels(List<Axis> axes, long number) {
        long cube = Seeds.derive(seed, -1 - number / size);
        int[] levels = new int[axes.size()];
        for (int axis = 0; axis < levels.length; axis++) {
            var random = new SplittableRandom(Seeds.derive(cube, axis));
            int stratum = permutation(random)[(int) (number % size)];
            double place =
                    (stratum + new SplittableRandom(Seeds.derive(cube, ~number * levels.length - axis)).nextDouble())
                            / size;
            levels[axis] = (int) (place * axes.get(axis).size());
        }
        return levels;
    }

    private int[] permutation(SplittableRandom random) {
        int[] permutation = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            permutation[i] = permutation[j];
            permutation[j] = i;
        }
        return permutation;
    }

    /**
     * An untried point, drawn uniformly until few are left, and then nearly so; empty if none is left, or in a space too
     * large to be counted none is found.
     */
    Optional<Proposal> random(History history) {
        Space space = history.space();
        var random = new SplittableRandom(Seeds.derive(seed, history.tried()));
        boolean isLarge = space.cardinality() > IndexSet.DENSE;
        long drawn = 0;
        for (int draws = 0; draws < (isLarge ? MOST_OF_A_LARGE_SPACE : MOST_DRAWS); draws++) {
            drawn = space.canonical(random.nextLong(space.cardinality()));
            if (!history.isTried(drawn)) {
                return Optional.of(new Proposal(drawn, "untried"));
            }
        }
        return isLarge ? Optional.empty() : behind(drawn, history);
    }

    private static Optional<Proposal> behind(long drawn, History history) {
        long cardinality = history.space().cardinality();
        return LongStream.range(1, cardinality)
                .map(step -> (drawn + step) % cardinality)
                .filter(index -> !history.isTried(index))
                .mapToObj(index -> new Proposal(index, "untried"))
                .findFirst();
    }
}
