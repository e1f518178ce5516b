package io.sparbiter.driver.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.CodecContract;
import io.sparbiter.search.bayes.Acquisition;
import io.sparbiter.search.bayes.Cost;
import io.sparbiter.search.generate.Strategy;
import io.sparbiter.search.generate.Strategy.Bayesian;
import io.sparbiter.search.generate.Strategy.Evolution;
import io.sparbiter.search.generate.Strategy.GeneticSearch;
import io.sparbiter.search.generate.Strategy.GridSearch;
import io.sparbiter.search.generate.Strategy.GridSearch.Order;
import io.sparbiter.search.generate.Strategy.RandomSearch;
import io.sparbiter.search.generate.Strategy.Tpe;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StrategyCodecTest extends CodecContract<Strategy> {
    @Override
    public Codec<Strategy> codec() {
        return StrategyCodec.STRATEGY;
    }

    @Override
    public Strategy usual() {
        return Bayesian.DEFAULT;
    }

    @Override
    public List<Example<Strategy>> examples() {
        return List.of(
                new Example<>(new RandomSearch(), new RandomSearch(), "type: random\n"),
                new Example<>(new GridSearch(Order.SEQUENTIAL), new GridSearch(Order.RANDOM), """
                        type: grid
                        order: random
                        """),
                new Example<>(GeneticSearch.DEFAULT, new GeneticSearch(8, 0.2), """
                        type: genetic
                        population: 8
                        mutation_rate: 0.2
                        """),
                new Example<>(Bayesian.DEFAULT, new Bayesian(Acquisition.LCB, 5, Cost.IGNORE), """
                        type: bayesian
                        acquisition: lcb
                        design: 5
                        cost: ignore
                        """),
                new Example<>(Tpe.DEFAULT, new Tpe(7), """
                        type: tpe
                        design: 7
                        """),
                new Example<>(Evolution.DEFAULT, new Evolution(6, 3), """
                        type: evolution
                        population: 6
                        tournament: 3
                        """));
    }

    @Test
    void everyStrategyHasAnExample() {
        Set<Class<?>> seen =
                examples().stream().map(example -> example.value().getClass()).collect(Collectors.toSet());
        assertThat(Strategy.class.getPermittedSubclasses()).containsExactlyInAnyOrderElementsOf(seen);
    }

    @Test
    void aWordIsATypeWithItsDefaults() {
        assertThat(codec().wordKey()).contains("type");
        assertThat(examples())
                .allSatisfy(example ->
                        assertThat(read("type: " + example.usual().word())).isEqualTo(example.usual()));
    }

    @Test
    void aTournamentIsNoLargerThanASmallPopulation() {
        assertThat(read("{type: evolution, population: 5}")).isEqualTo(new Evolution(5, 5));
    }
}
