package io.sparbiter.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.search.generate.Strategy;
import io.sparbiter.search.generate.Strategy.GeneticSearch;
import io.sparbiter.search.generate.Strategy.GridSearch;
import io.sparbiter.search.generate.Strategy.GridSearch.Order;
import io.sparbiter.search.generate.Strategy.RandomSearch;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategyOptionTest {
    private static Map<String, Strategy> read(String list) {
        return StrategyOption.read("--strategies", list);
    }

    @Test
    void wordsMeanStrategiesWithTheirDefaults() {
        assertThat(read("random,grid, genetic"))
                .containsExactly(
                        entry("random", new RandomSearch()),
                        entry("grid", new GridSearch(Order.SEQUENTIAL)),
                        entry("genetic", GeneticSearch.DEFAULT));
    }

    @Test
    void optionsAreThoseOfASearchFile() {
        assertThat(read("{type: grid, order: random},{type: genetic, population: 8, mutation_rate: 0.5}"))
                .containsExactly(
                        entry("grid(order=random)", new GridSearch(Order.RANDOM)),
                        entry("genetic(population=8 mutation_rate=0.5)", new GeneticSearch(8, 0.5)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            random,genetik       | strategy.type (genetik) must be one of | Maybe you meant genetic.
            {type: grid, oder: 1} | strategy.oder is not a known key.      | Maybe you meant strategy.order.
            random,,grid         | --strategies random,,grid: this is not YAML | bracket
            random,~             | an entry of the list is empty.         | one comma between two
            ''                   | no strategy is listed.                 | Write at least one
            [random              | this is not YAML                       | bracket
            """)
    void whatIsNoListOfStrategiesIsRefused(String list, String message, String remedy) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(list))
                .withMessageStartingWith("--strategies " + list)
                .withMessageContainingAll(message, remedy);
    }
}
