package io.sparbiter.search.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sparbiter.search.generate.Strategy.Bayesian;
import io.sparbiter.search.generate.Strategy.Evolution;
import io.sparbiter.search.generate.Strategy.GeneticSearch;
import io.sparbiter.search.generate.Strategy.GridSearch;
import io.sparbiter.search.generate.Strategy.GridSearch.Order;
import io.sparbiter.search.generate.Strategy.RandomSearch;
import io.sparbiter.search.generate.Strategy.Tpe;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StrategyTest {
    private static final int PROPOSED = 40;

    /** Those that reckon in whole numbers and fair draws: a logarithm may differ in its last bit on another machine. */
    static Stream<Arguments> points() {
        return Stream.of(
                arguments(new RandomSearch(), List.of(71669L, 3891L, 55072L, 55291L)),
                arguments(new GridSearch(Order.SEQUENTIAL), List.of(36L, 37L, 38L, 39L)),
                arguments(new GridSearch(Order.RANDOM), List.of(20781L, 76830L, 27129L, 2776L)),
                arguments(new GeneticSearch(6, 0.2), List.of(76496L, 20754L, 44160L, 20739L)),
                arguments(new Evolution(6, 3), List.of(18612L, 80394L, 13002L, 18330L)));
    }

    /** A search that was begun by an earlier version is resumed only if its points come again. */
    @ParameterizedTest
    @MethodSource("points")
    void aSeedGivesThePointsItHasAlwaysGiven(Strategy strategy, List<Long> last) {
        assertThat(proposals(strategy).subList(PROPOSED - last.size(), PROPOSED))
                .isEqualTo(last);
    }

    /** The indices of 40 points: one to start with, then those of the strategy, which hears of every four. */
    private static List<Long> proposals(Strategy strategy) {
        Space space = Spaces.mnist();
        var objective = Objective.of(Metric.of("val_loss", Direction.MAXIMIZE));
        CandidateSource source = strategy.open(space, objective, 7, List.of(space.point(5)));
        List<Long> proposed = new ArrayList<>();
        while (proposed.size() < PROPOSED) {
            for (Candidate candidate : source.next(4)) {
                long index = candidate.point().index();
                proposed.add(index);
                source.tell(Results.completed(proposed.size(), candidate, index * 7919 % 1000 / 1000.0));
            }
        }
        return proposed;
    }

    @Test
    void ofStrategiesArbitersOwnHaveNoModel() {
        assertThat(List.of(Bayesian.DEFAULT, Tpe.DEFAULT, Evolution.DEFAULT)).allMatch(Strategy::hasModel);
        assertThat(List.of(new RandomSearch(), new GridSearch(Order.RANDOM), GeneticSearch.DEFAULT))
                .noneMatch(Strategy::hasModel);
    }
}
