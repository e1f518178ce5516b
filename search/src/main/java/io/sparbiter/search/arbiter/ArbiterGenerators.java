package io.sparbiter.search.arbiter;

import io.sparbiter.search.trial.Direction;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.data.DataProvider;
import org.deeplearning4j.arbiter.optimize.api.data.DataSource;
import org.deeplearning4j.arbiter.optimize.api.score.ScoreFunction;
import org.deeplearning4j.arbiter.optimize.generator.GeneticSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator.Mode;
import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.population.PopulationModel;

/** Arbiter's own generators, set up so that the seed decides all they draw. They may still repeat themselves. */
public final class ArbiterGenerators {
    /** Arbiter's grid holds its whole order in memory, some 40 bytes a point; larger spaces are walked otherwise. */
    static final long LARGEST_ARBITER_GRID = 1 << 20;

    private ArbiterGenerators() {}

    /** Points drawn uniformly. */
    public static CandidateGenerator random(PointParameterSpace space, long seed) {
        var generator = new RandomSearchGenerator(space);
        generator.setRngSeed(seed);
        return generator;
    }

    /** Every point once, by index. */
    public static CandidateGenerator sequentialGrid(PointParameterSpace space) {
        return isForArbiter(space)
                ? new GridSearchCandidateGenerator(space, 1, Mode.Sequential, null)
                : new IndexOrderGenerator(space);
    }

    /**
     * Every point once, in a random order; beyond 2^20 points, and where not every index is one, points drawn uniformly,
     * which without their repetitions is the same.
     */
    public static CandidateGenerator shuffledGrid(PointParameterSpace space, long seed) {
        return isForArbiter(space) ? new ShuffledGridGenerator(space, seed) : random(space, seed);
    }

    private static boolean isForArbiter(PointParameterSpace space) {
        return space.space().isProduct() && space.space().cardinality() <= LARGEST_ARBITER_GRID;
    }

    /**
     * Genetic search: uniform draws until two thirds of the population are scored, then crossover and mutation.
     *
     * @param population at least 4: below, Arbiter looks for two parents in one and never returns
     * @param mutationRate probability of a gene to mutate, 0 to 1
     */
    public static CandidateGenerator genetic(
            PointParameterSpace space, int population, double mutationRate, Direction direction, long seed) {
        RandomGenerator random = new Well19937c(seed);
        return new GeneticSearchCandidateGenerator.Builder(space, new DirectionOnly(direction))
                .populationModel(
                        new PopulationModel.Builder().populationSize(population).build())
                .selectionOperator(new RetryingSelection(random, mutationRate))
                .build();
    }

    /**
     * Arbiter's grid in random order, reproducibly: Arbiter shuffles in its constructor, before a seed can be set, so here
     * setting the seed shuffles once more and starts again.
     */
    private static final class ShuffledGridGenerator extends GridSearchCandidateGenerator {
        ShuffledGridGenerator(PointParameterSpace space, long seed) {
            super(space, 1, Mode.RandomOrder, (Map<String, Object>) null);
            reshuffle(seed);
        }

        @Override
        public void setRngSeed(long seed) {
            reshuffle(seed);
        }

        private void reshuffle(long seed) {
            super.setRngSeed(seed);
            initialize();
        }
    }

    /** Arbiter's genetic search asks a score function for the direction and for nothing else; scores come from trials. */
    @SuppressWarnings("deprecation") // DataProvider, which the interface names.
    record DirectionOnly(Direction direction) implements ScoreFunction {
        @Override
        public boolean minimize() {
            return direction == Direction.MINIMIZE;
        }

        @Override
        public double score(Object model, DataProvider data, Map<String, Object> parameters) {
            throw new UnsupportedOperationException("trials are scored by what runs them");
        }

        @Override
        public double score(Object model, Class<? extends DataSource> source, Properties properties) {
            throw new UnsupportedOperationException("trials are scored by what runs them");
        }

        @Override
        public List<Class<?>> getSupportedModelTypes() {
            return List.of();
        }

        @Override
        public List<Class<?>> getSupportedDataTypes() {
            return List.of();
        }
    }
}
