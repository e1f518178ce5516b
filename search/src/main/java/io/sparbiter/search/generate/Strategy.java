package io.sparbiter.search.generate;

import io.sparbiter.search.arbiter.ArbiterGenerators;
import io.sparbiter.search.arbiter.PointParameterSpace;
import io.sparbiter.search.bayes.Acquisition;
import io.sparbiter.search.bayes.BayesianChooser;
import io.sparbiter.search.bayes.Cost;
import io.sparbiter.search.choose.ChoosingGenerator;
import io.sparbiter.search.choose.Design;
import io.sparbiter.search.choose.EvolutionChooser;
import io.sparbiter.search.choose.InformedGenerator;
import io.sparbiter.search.choose.TpeChooser;
import io.sparbiter.search.choose.TrialOutline;
import io.sparbiter.search.choose.Workload;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Objective.Measure;
import io.sparbiter.search.trial.Seeds;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;

/**
 * A configured generator: the word a user meets under {@code strategy} in a search file, with its options. A new one is a
 * record here and an entry in the driver's {@code StrategyCodec}.
 *
 * <pre>{@code
 * CandidateSource source = Tpe.DEFAULT.open(space, objective, 42, List.of());
 * Candidate candidate = source.next(1).get(0);
 * }</pre>
 */
public sealed interface Strategy extends Serializable {
    /** Its word in files and tables. */
    String word();

    /**
     * Makes its generator, in the first state. It may propose a point twice; {@link #open} sees to that.
     *
     * @param seed of every draw
     */
    CandidateGenerator generator(PointParameterSpace points, Objective objective, long seed);

    /**
     * The same, for one who knows something of trials before any has run.
     *
     * @param trials what is known of them
     */
    default CandidateGenerator generator(
            PointParameterSpace points, Objective objective, long seed, TrialOutline trials) {
        return generator(points, objective, seed);
    }

    /** Whether its generator is an {@link InformedGenerator}, which hears every end and never repeats a point. */
    default boolean hasModel() {
        return false;
    }

    /** Whether what it proposes depends on the results so far. */
    default boolean learns() {
        return true;
    }

    /** Whether it goes by all objectives of a search, and not by its scores alone. */
    default boolean weighsObjectives() {
        return false;
    }

    /** Whether its source can say what is to be gained, see {@link CandidateSource#expectedGain}. */
    default boolean expectsGain() {
        return false;
    }

    /**
     * Opens a source of candidates in its first state.
     *
     * @param seed of every draw
     * @param start points to propose first, in this order
     */
    default CandidateSource open(Space space, Objective objective, long seed, List<Point> start) {
        return open(space, objective, seed, start, TrialOutline.NONE);
    }

    /**
     * The same.
     *
     * @param trials what is known of them before any has run
     */
    default CandidateSource open(Space space, Objective objective, long seed, List<Point> start, TrialOutline trials) {
        var points = new PointParameterSpace(space);
        // Neighbouring seeds give java.util.Random, which Arbiter uses, nearly the same first draws; so they are mixed.
        CandidateGenerator generator = generator(points, objective, Seeds.derive(seed, 1), trials);
        return new DistinctCandidateSource(generator, word(), points, Seeds.derive(seed, 2), start);
    }

    /** Points drawn uniformly. */
    record RandomSearch() implements Strategy {
        @Override
        public String word() {
            return "random";
        }

        @Override
        public CandidateGenerator generator(PointParameterSpace points, Objective objective, long seed) {
            return ArbiterGenerators.random(points, seed);
        }

        @Override
        public boolean learns() {
            return false;
        }
    }

    /** Every point, by index or in an order drawn from the seed. */
    record GridSearch(Order order) implements Strategy {
        @Override
        public String word() {
            return "grid";
        }

        @Override
        public CandidateGenerator generator(PointParameterSpace points, Objective objective, long seed) {
            return order == Order.SEQUENTIAL
                    ? ArbiterGenerators.sequentialGrid(points)
                    : ArbiterGenerators.shuffledGrid(points, seed);
        }

        @Override
        public boolean learns() {
            return false;
        }

        public enum Order {
            SEQUENTIAL,
            RANDOM
        }
    }

    /**
     * Arbiter's genetic search.
     *
     * @param population points that breed, at least 4
     * @param mutationRate probability of a gene to mutate, 0 to 1
     */
    record GeneticSearch(int population, double mutationRate) implements Strategy {
        public static final GeneticSearch DEFAULT = new GeneticSearch(30, 0.05);

        public GeneticSearch {
            if (population < 4) {
                throw new IllegalArgumentException("a genetic search needs a population of at least 4: " + population);
            }
            if (!(mutationRate >= 0 && mutationRate <= 1)) {
                throw new IllegalArgumentException("a mutation rate is 0 to 1: " + mutationRate);
            }
        }

        @Override
        public String word() {
            return "genetic";
        }

        @Override
        public CandidateGenerator generator(PointParameterSpace points, Objective objective, long seed) {
            return ArbiterGenerators.genetic(points, population, mutationRate, objective.direction(), seed);
        }
    }

    /**
     * Bayesian optimisation with a Gaussian process.
     *
     * @param design points to begin with, at least 2: a Latin hypercube, or cheap ones where costs are known and count
     * @param cost whether it counts, as far as the acquisition leaves a choice and the duration is no objective
     */
    record Bayesian(Acquisition acquisition, int design, Cost cost) implements Strategy {
        public static final Bayesian DEFAULT = new Bayesian(Acquisition.EI, 6, Cost.AWARE);

        /** What {@link #DEFAULT} was before costs counted: searches that began with it go on with it. */
        public static final Bayesian FORMER_DEFAULT = new Bayesian(Acquisition.LCB, 10, Cost.IGNORE);

        public Bayesian {
            checkDesign(design);
            if (!acquisition.allows(cost)) {
                throw new IllegalArgumentException("acquisition " + acquisition.word() + " has cost "
                        + acquisition.usualCost().word());
            }
        }

        @Override
        public String word() {
            return "bayesian";
        }

        @Override
        public CandidateGenerator generator(PointParameterSpace points, Objective objective, long seed) {
            return generator(points, objective, seed, TrialOutline.NONE);
        }

        @Override
        public CandidateGenerator generator(
                PointParameterSpace points, Objective objective, long seed, TrialOutline trials) {
            Optional<Workload> workload = trials.workload();
            Cost counts = objective.weighs(Measure.DURATION) ? Cost.IGNORE : cost; // lest time count twice
            int objectives = 1 + objective.others().size();
            var chooser = new BayesianChooser(acquisition, counts, objectives, workload, points.space(), design, seed);
            Design first = workload.filter(known -> counts == Cost.AWARE)
                    .map(known -> Design.cheap(design, seed, points.space(), known))
                    .orElseGet(() -> new Design(design, seed));
            return new ChoosingGenerator(points, objective, trials.ladder(), first, chooser);
        }

        @Override
        public boolean hasModel() {
            return true;
        }

        @Override
        public boolean weighsObjectives() {
            return true;
        }

        @Override
        public boolean expectsGain() {
            return true;
        }
    }

    /**
     * Tree-structured Parzen estimators over all untried points.
     *
     * @param design points of a Latin hypercube to begin with, at least 2
     */
    record Tpe(int design) implements Strategy {
        public static final Tpe DEFAULT = new Tpe(10);

        public Tpe {
            checkDesign(design);
        }

        @Override
        public String word() {
            return "tpe";
        }

        @Override
        public CandidateGenerator generator(PointParameterSpace points, Objective objective, long seed) {
            var chooser = new TpeChooser(points.space(), seed);
            return new ChoosingGenerator(points, objective, new Design(design, seed), chooser);
        }

        @Override
        public boolean hasModel() {
            return true;
        }
    }

    /**
     * Regularized evolution.
     *
     * @param population the latest points, one of which is the parent of the next, at least 2
     * @param tournament points drawn from the population, the best of which is the parent, 1 to the population
     */
    record Evolution(int population, int tournament) implements Strategy {
        public static final Evolution DEFAULT = new Evolution(20, 8);

        public Evolution {
            if (population < 2) {
                throw new IllegalArgumentException("evolution needs a population of at least 2: " + population);
            }
            if (tournament < 1 || tournament > population) {
                throw new IllegalArgumentException(
                        "a tournament is among 1 to all " + population + " of the population: " + tournament);
            }
        }

        @Override
        public String word() {
            return "evolution";
        }

        @Override
        public CandidateGenerator generator(PointParameterSpace points, Objective objective, long seed) {
            var chooser = new EvolutionChooser(population, tournament, seed);
            return new ChoosingGenerator(points, objective, new Design(population / 2, seed), chooser);
        }

        @Override
        public boolean hasModel() {
            return true;
        }
    }

    private static void checkDesign(int design) {
        if (design < 2) {
            throw new IllegalArgumentException("a model needs a design of at least 2 points: " + design);
        }
    }
}
