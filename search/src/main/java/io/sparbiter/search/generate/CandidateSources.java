package io.sparbiter.search.generate;

import io.sparbiter.search.arbiter.ArbiterGenerators;
import io.sparbiter.search.arbiter.PointParameterSpace;
import io.sparbiter.search.generate.Strategy.GeneticSearch;
import io.sparbiter.search.generate.Strategy.GridSearch;
import io.sparbiter.search.generate.Strategy.RandomSearch;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Seeds;
import java.util.List;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;

/** Makes a strategy the source of candidates it describes. */
public final class CandidateSources {
    private CandidateSources() {}

    /**
     * A source in its first state.
     *
     * @param seed of every draw
     * @param start points to propose first, in this order
     */
    public static CandidateSource open(
            Strategy strategy, Space space, Objective objective, long seed, List<Point> start) {
        var points = new PointParameterSpace(space);
        // Neighbouring seeds give java.util.Random, which Arbiter uses, nearly the same first draws; so they are mixed.
        CandidateGenerator generator = generator(strategy, points, objective, Seeds.derive(seed, 1));
        return new DistinctCandidateSource(generator, strategy.word(), points, Seeds.derive(seed, 2), start);
    }

    private static CandidateGenerator generator(
            Strategy strategy, PointParameterSpace points, Objective objective, long seed) {
        if (strategy instanceof RandomSearch) {
            return ArbiterGenerators.random(points, seed);
        }
        if (strategy instanceof GridSearch grid) {
            return grid.order() == GridSearch.Order.SEQUENTIAL
                    ? ArbiterGenerators.sequentialGrid(points)
                    : ArbiterGenerators.shuffledGrid(points, seed);
        }
        if (strategy instanceof GeneticSearch genetic) {
            return ArbiterGenerators.genetic(
                    points, genetic.population(), genetic.mutationRate(), objective.direction(), seed);
        }
        throw new IllegalArgumentException("no generator for strategy " + strategy.word());
    }
}
