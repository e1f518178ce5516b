package io.sparbiter.driver.config;

import static io.sparbiter.driver.config.ValueTypes.COUNT;
import static io.sparbiter.driver.config.ValueTypes.FRACTION;
import static io.sparbiter.driver.config.ValueTypes.INTEGER;
import static io.sparbiter.driver.config.ValueTypes.oneOf;

import io.sparbiter.search.bayes.Acquisition;
import io.sparbiter.search.generate.Strategy;
import io.sparbiter.search.generate.Strategy.Bayesian;
import io.sparbiter.search.generate.Strategy.Evolution;
import io.sparbiter.search.generate.Strategy.GeneticSearch;
import io.sparbiter.search.generate.Strategy.GridSearch;
import io.sparbiter.search.generate.Strategy.GridSearch.Order;
import io.sparbiter.search.generate.Strategy.RandomSearch;
import io.sparbiter.search.generate.Strategy.Tpe;
import java.util.List;
import java.util.Optional;

/** Reads {@code strategy}: its type, and the options of this type. */
final class StrategyReader {
    private static final Strategy DEFAULT = Bayesian.DEFAULT;
    private static final ValueType<Strategy> TYPE = oneOf(
            List.of(
                    new RandomSearch(),
                    new GridSearch(Order.SEQUENTIAL),
                    GeneticSearch.DEFAULT,
                    Bayesian.DEFAULT,
                    Tpe.DEFAULT,
                    Evolution.DEFAULT),
            Strategy::word);
    private static final ValueType<Acquisition> ACQUISITION = oneOf(List.of(Acquisition.values()), Acquisition::word);
    private static final ValueType<Integer> AT_LEAST_TWO = INTEGER.where(value -> value >= 2, "must be at least 2");
    private static final ValueType<Order> ORDER = oneOf(List.of(Order.values()), Text::of);
    private static final ValueType<Integer> POPULATION = INTEGER.where(value -> value >= 4, "must be at least 4");

    private StrategyReader() {}

    static Strategy read(Section section) {
        if (section.isEmpty()) {
            section.allowAnything();
            return DEFAULT;
        }
        Optional<Strategy> type =
                section.require("type", TYPE, "Add type: " + DEFAULT.word() + ", the default, or another type.");
        if (type.isEmpty()) {
            // Without a type nobody knows which options belong here.
            section.allowAnything();
        }
        return type.map(usual -> options(section, usual)).orElse(DEFAULT);
    }

    private static Strategy options(Section section, Strategy usual) {
        if (usual instanceof GridSearch grid) {
            return new GridSearch(section.get("order", ORDER, grid.order()));
        }
        if (usual instanceof GeneticSearch genetic) {
            return new GeneticSearch(
                    section.get("population", POPULATION, genetic.population()),
                    section.get("mutation_rate", FRACTION, genetic.mutationRate()));
        }
        if (usual instanceof Bayesian bayesian) {
            return new Bayesian(
                    section.get("acquisition", ACQUISITION, bayesian.acquisition()),
                    section.get("design", AT_LEAST_TWO, bayesian.design()));
        }
        if (usual instanceof Tpe tpe) {
            return new Tpe(section.get("design", AT_LEAST_TWO, tpe.design()));
        }
        return usual instanceof Evolution evolution ? evolution(section, evolution) : usual;
    }

    private static Evolution evolution(Section section, Evolution usual) {
        int population = section.get("population", AT_LEAST_TWO, usual.population());
        String rule = "must be at most strategy.population (" + population + ")";
        return new Evolution(
                population,
                section.get(
                        "tournament",
                        COUNT.where(value -> value <= population, rule),
                        Math.min(usual.tournament(), population)));
    }
}
