package io.sparbiter.search.choose;

import io.sparbiter.search.choose.InformedGenerator.Proposal;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Seeds;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Regularized evolution (Real, Aggarwal, Huang and Le, Regularized Evolution for Image Classifier Architecture Search,
 * 2019): the population are the latest observations, so that the oldest leave it whatever their score and a lucky score
 * is forgotten; the best of a drawn tournament has a child with one axis at another level.
 */
public final class EvolutionChooser implements Chooser {
    /** Children tried before already known ones give way to a mutation more. */
    private static final int MOST_CHILDREN = 64;

    private final int population;
    private final int tournament;
    private final long seed;

    public EvolutionChooser(int population, int tournament, long seed) {
        this.population = population;
        this.tournament = tournament;
        this.seed = seed;
    }

    @Override
    public Optional<Proposal> choose(History history) {
        if (history.observations().isEmpty()) {
            return Optional.empty();
        }
        double[] targets = history.latestTargets(population);
        // Apart from the design's draws, which take the same numbers.
        var random = new SplittableRandom(Seeds.derive(~seed, history.tried()));
        for (int tries = 1; tries <= MOST_CHILDREN; tries++) {
            int mutations = 1 + 4 * tries / MOST_CHILDREN;
            long child = child(history.space(), parent(history, targets, tournament, random), mutations, random);
            if (!history.isTried(child)) {
                return Optional.of(new Proposal(child, "evolution"));
            }
        }
        return Optional.empty();
    }

    private static long parent(History history, double[] targets, int tournament, SplittableRandom random) {
        int best = random.nextInt(targets.length);
        for (int i = 1; i < tournament; i++) {
            int rival = random.nextInt(targets.length);
            if (targets[rival] > targets[best]) {
                best = rival;
            }
        }
        int oldest = history.observations().size() - targets.length;
        return history.observations().get(oldest + best).index();
    }

    private static long child(Space space, long parent, int mutations, SplittableRandom random) {
        long child = parent;
        for (int i = 0; i < mutations; i++) {
            int[] levels = space.levels(child);
            int[] active = space.active(levels);
            int axis = active[random.nextInt(active.length)];
            int size = space.axes().get(axis).size();
            if (size > 1) {
                child = new Step(space, levels).to(axis, (levels[axis] + random.nextInt(1, size)) % size, random);
            }
        }
        return child;
    }
}
