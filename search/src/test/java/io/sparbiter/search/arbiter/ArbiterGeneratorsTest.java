package io.sparbiter.search.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Direction;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.Well19937c;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.Chromosome;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.SinglePointCrossover;
import org.deeplearning4j.arbiter.optimize.generator.genetic.population.PopulationModel;
import org.junit.jupiter.api.Test;

class ArbiterGeneratorsTest {
    private final PointParameterSpace points = new PointParameterSpace(Spaces.mnist());

    @Test
    void gridsAreArbitersUpToAMillionPoints() {
        var large = new PointParameterSpace(Spaces.grid(2000, 2000));
        assertThat(ArbiterGenerators.sequentialGrid(points)).isInstanceOf(GridSearchCandidateGenerator.class);
        assertThat(ArbiterGenerators.shuffledGrid(points, 1)).isInstanceOf(GridSearchCandidateGenerator.class);
        assertThat(ArbiterGenerators.sequentialGrid(large)).isInstanceOf(IndexOrderGenerator.class);
    }

    @Test
    void aLargeGridEndsWithItsSpace() {
        var generator = new IndexOrderGenerator(new PointParameterSpace(Spaces.grid(2)));
        assertThat(first(2, generator)).containsExactly(0L, 1L);
        assertThat(generator.hasMoreCandidates()).isFalse();
    }

    @Test
    void settingTheSeedOfAShuffledGridStartsItAgain() {
        CandidateGenerator grid = ArbiterGenerators.shuffledGrid(points, 1);
        List<Long> order = first(100, grid);
        grid.setRngSeed(1);
        assertThat(first(100, grid)).isEqualTo(order);
        grid.setRngSeed(2);
        assertThat(first(100, grid)).isNotEqualTo(order);
    }

    @Test
    void crossoverLeavesTheParentsAlone() {
        PopulationModel population = new PopulationModel.Builder().build();
        population.initializeInstance(false);
        population.add(new Chromosome(new double[] {0.1, 0.2}, 1));
        population.add(new Chromosome(new double[] {0.3, 0.4}, 2));
        var crossover = new RetryingSelection.CopyingCrossover(new SinglePointCrossover.Builder()
                .crossoverRate(0)
                .randomGenerator(new Well19937c(1))
                .build());
        crossover.initializeInstance(population);
        crossover.crossover().getGenes()[0] = 0.9;
        assertThat(population.getPopulation())
                .extracting(chromosome -> chromosome.getGenes()[0])
                .containsExactly(0.3, 0.1);
    }

    @Test
    void theDirectionIsAllThatGeneticSearchCanAsk() {
        var function = new ArbiterGenerators.DirectionOnly(Direction.MINIMIZE);
        assertThat(function.minimize()).isTrue();
        assertThat(new ArbiterGenerators.DirectionOnly(Direction.MAXIMIZE).minimize())
                .isFalse();
        assertThatThrownBy(() -> function.score(null, null, (java.util.Properties) null))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("trials are scored by what runs them");
    }

    @Test
    void noNd4jIsOnTheClassPath() {
        assertThatThrownBy(() -> Class.forName("org.nd4j.linalg.factory.Nd4j"))
                .isInstanceOf(ClassNotFoundException.class)
                .hasMessage("org.nd4j.linalg.factory.Nd4j");
    }

    private List<Long> first(int count, CandidateGenerator generator) {
        return IntStream.range(0, count)
                .mapToObj(i -> generator.getCandidate().getFlatParameters())
                .map(parameters -> index(generator, parameters))
                .toList();
    }

    private static long index(CandidateGenerator generator, double[] parameters) {
        return ((PointParameterSpace) generator.getParameterSpace()).index(parameters);
    }
}
