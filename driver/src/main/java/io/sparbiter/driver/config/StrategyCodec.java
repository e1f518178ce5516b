package io.sparbiter.driver.config;

import static io.sparbiter.driver.config.yaml.ValueTypes.AT_LEAST_TWO;
import static io.sparbiter.driver.config.yaml.ValueTypes.COUNT;
import static io.sparbiter.driver.config.yaml.ValueTypes.FRACTION;
import static io.sparbiter.driver.config.yaml.ValueTypes.INTEGER;
import static io.sparbiter.driver.config.yaml.ValueTypes.oneOf;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.Fields;
import io.sparbiter.driver.config.yaml.TypeCodec;
import io.sparbiter.driver.config.yaml.TypeCodec.Variant;
import io.sparbiter.driver.config.yaml.ValueText;
import io.sparbiter.driver.config.yaml.ValueType;
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

/** Codes {@code strategy}: its type, and the options of this type. */
final class StrategyCodec {
    private static final ValueType<Acquisition> ACQUISITION = oneOf(List.of(Acquisition.values()), Acquisition::word);
    private static final ValueType<Cost> COST = oneOf(List.of(Cost.values()), Cost::word);
    private static final ValueType<Order> ORDER = oneOf(List.of(Order.values()), ValueText::of);
    private static final ValueType<Integer> POPULATION = INTEGER.where(value -> value >= 4, "must be at least 4");

    static final Codec<Strategy> STRATEGY = new TypeCodec<>(
            Bayesian.DEFAULT,
            Strategy::word,
            List.of(
                    Variant.of(RandomSearch.class, new RandomSearch()),
                    Variant.of(GridSearch.class, new GridSearch(Order.SEQUENTIAL), StrategyCodec::grid),
                    Variant.of(GeneticSearch.class, GeneticSearch.DEFAULT, StrategyCodec::genetic),
                    Variant.of(Bayesian.class, Bayesian.DEFAULT, StrategyCodec::bayesian),
                    Variant.of(Tpe.class, Tpe.DEFAULT, StrategyCodec::tpe),
                    Variant.of(Evolution.class, Evolution.DEFAULT, StrategyCodec::evolution)));

    private StrategyCodec() {}

    private static GridSearch grid(Fields<GridSearch> fields) {
        return new GridSearch(fields.get("order", ORDER, GridSearch::order));
    }

    private static GeneticSearch genetic(Fields<GeneticSearch> fields) {
        return new GeneticSearch(
                fields.get("population", POPULATION, GeneticSearch::population),
                fields.get("mutation_rate", FRACTION, GeneticSearch::mutationRate));
    }

    private static Bayesian bayesian(Fields<Bayesian> fields) {
        Acquisition acquisition = fields.get("acquisition", ACQUISITION, Bayesian::acquisition);
        int design = fields.get("design", AT_LEAST_TWO, Bayesian::design);
        // Searches that were begun before there was a choice name lcb, so they go on as they began.
        Cost usual = acquisition.usualCost();
        String rule = "must be " + usual.word() + " with strategy.acquisition: " + acquisition.word();
        return new Bayesian(
                acquisition, design, fields.get("cost", COST.where(acquisition::allows, rule), Bayesian::cost, usual));
    }

    private static Tpe tpe(Fields<Tpe> fields) {
        return new Tpe(fields.get("design", AT_LEAST_TWO, Tpe::design));
    }

    private static Evolution evolution(Fields<Evolution> fields) {
        int population = fields.get("population", AT_LEAST_TWO, Evolution::population);
        String rule = "must be at most strategy.population (" + population + ")";
        return new Evolution(
                population,
                fields.get(
                        "tournament",
                        COUNT.where(value -> value <= population, rule),
                        Evolution::tournament,
                        Math.min(Evolution.DEFAULT.tournament(), population)));
    }
}
