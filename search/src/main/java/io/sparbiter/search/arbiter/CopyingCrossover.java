package io.sparbiter.search.arbiter;

import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.CrossoverOperator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.CrossoverResult;
import org.deeplearning4j.arbiter.optimize.generator.genetic.population.PopulationModel;

/**
 * Hands out copies. Where Arbiter's crossover leaves a parent as it is, it returns the parent's own genes, which the
 * mutation then changes in the population, under the score of the old ones.
 */
final class CopyingCrossover extends CrossoverOperator {
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
