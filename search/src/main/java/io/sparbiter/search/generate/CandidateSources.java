package io.sparbiter.search.generate;

import io.sparbiter.search.arbiter.ArbiterGenerators;
import io.sparbiter.search.arbiter.PointParameterSpace;
import io.sparbiter.search.bayes.BayesianChooser;
import io.sparbiter.search.generate.Strategy.Bayesian;
import io.sparbiter.search.generate.Strategy.Evolution;
import io.sparbiter.search.generate.Strategy.GeneticSearch;
import io.sparbiter.search.generate.Strategy.GridSearch;
import io.sparbiter.search.generate.Strategy.RandomSearch;
import io.sparbiter.search.generate.Strategy.Tpe;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.model.Design;
import io.sparbiter.search.model.EvolutionChooser;
import io.sparbiter.search.model.ModelGenerator;
import io.sparbiter.search.model.TpeChooser;
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
        if (strategy instanceof Bayesian bayesian) {
            var chooser = new BayesianChooser(bayesian.acquisition(), points.space(), bayesian.design(), seed);
            return new ModelGenerator(points, objective, new Design(bayesian.design(), seed), chooser);
        }
        if (strategy instanceof Tpe tpe) {
            return new ModelGenerator(
                    points, objective, new Design(tpe.design(), seed), new TpeChooser(points.space(), seed));
        }
        if (strategy instanceof Evolution evolution) {
            var chooser = new EvolutionChooser(evolution.population(), evolution.tournament(), seed);
            return new ModelGenerator(points, objective, new Design(evolution.population() / 2, seed), chooser);
        }
        throw new IllegalArgumentException("no generator for strategy " + strategy.word());
    }
}
