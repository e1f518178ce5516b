package io.sparbiter.search.arbiter;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.ChromosomeFactory;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.CrossoverOperator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.CrossoverResult;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.SinglePointCrossover;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.parentselection.RandomTwoParentSelection;
import org.deeplearning4j.arbiter.optimize.generator.genetic.exceptions.GeneticGenerationException;
import org.deeplearning4j.arbiter.optimize.generator.genetic.mutation.RandomMutationOperator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.population.PopulationModel;
import org.deeplearning4j.arbiter.optimize.generator.genetic.selection.GeneticSelectionOperator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.selection.SelectionOperator;

/**
 * Arbiter's selection with every draw from one generator, and a random newcomer where it finds nothing new. Left alone,
 * Arbiter then declares the search at an end, although the next result would change the population.
 */
final class RetryingSelection extends SelectionOperator {
    private final RandomGenerator random;
    private final SelectionOperator breeding;

    RetryingSelection(RandomGenerator random, double mutationRate) {
        this.random = random;
        var crossover = new SinglePointCrossover.Builder()
                .parentSelection(new RandomTwoParentSelection(random))
                .randomGenerator(random)
                .build();
        var mutation = new RandomMutationOperator.Builder()
                .mutationRate(mutationRate)
                .randomGenerator(random)
                .build();
        breeding = new GeneticSelectionOperator.Builder()
                .crossoverOperator(new CopyingCrossover(crossover))
                .mutationOperator(mutation)
                .randomGenerator(random)
                .build();
    }

    @Override
    public void initializeInstance(PopulationModel population, ChromosomeFactory chromosomes) {
        super.initializeInstance(population, chromosomes);
        breeding.initializeInstance(population, chromosomes);
    }

    @Override
    public double[] buildNextGenes() {
        try {
            return breeding.buildNextGenes();
        } catch (GeneticGenerationException nothingNew) {
            return newcomer();
        }
    }

    private double[] newcomer() {
        double[] genes = new double[chromosomeFactory.getChromosomeLength()];
        Arrays.setAll(genes, i -> random.nextDouble());
        return genes;
    }

    /**
     * Hands out copies. Where Arbiter's crossover leaves a parent as it is, it returns the parent's own genes, which the
     * mutation then changes in the population, under the score of the old ones.
     */
    static final class CopyingCrossover extends CrossoverOperator {
        private final CrossoverOperator crossover;

        CopyingCrossover(CrossoverOperator crossover) {
            this.crossover = crossover;
        }

        @Override
        public void initializeInstance(PopulationModel population) {
            super.initializeInstance(population);
            crossover.initializeInstance(population);
        }

        @Override
        public CrossoverResult crossover() {
            CrossoverResult result = crossover.crossover();
            return new CrossoverResult(result.isModified(), result.getGenes().clone());
        }
    }
}
