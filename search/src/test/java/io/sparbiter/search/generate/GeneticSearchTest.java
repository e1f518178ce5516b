package io.sparbiter.search.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sparbiter.search.generate.Strategy.GeneticSearch;
import io.sparbiter.search.generate.Strategy.RandomSearch;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Results;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneticSearchTest extends CandidateSourceContract {
    /** Five axes of ten values each. */
    private static final Space TOY = Spaces.grid(10, 10, 10, 10, 10);

    @Override
    protected Strategy strategy() {
        return GeneticSearch.DEFAULT;
    }

    /** Of 20 seeds; a strategy no better than random would win 16 with a chance of 0.6 %. */
    @ParameterizedTest
    @EnumSource
    void itComesCloserThanRandomSearchInBothDirections(Direction direction) {
        long wins = LongStream.range(0, 20)
                .filter(seed ->
                        error(GeneticSearch.DEFAULT, direction, seed) < error(new RandomSearch(), direction, seed))
                .count();
        assertThat(wins).isGreaterThanOrEqualTo(16);
    }

    @Test
    void itLearnsFromStartPoints() {
        // 20 scored points are the two thirds of the population from which on Arbiter breeds.
        Space space = Spaces.mnist();
        Point[] start = IntStream.range(0, 20).mapToObj(space::point).toArray(Point[]::new);
        CandidateSource source = open(space, 1, start);
        drain(source, 20, 20);
        // The parents differ on the last three axes only, so on the others a child has their level but for mutations.
        assertThat(source.next(10)).allSatisfy(candidate -> assertThat(
                        Arrays.stream(space.levels(candidate.point().index()), 0, 6)
                                .filter(level -> level == 0))
                .hasSizeGreaterThanOrEqualTo(4));
    }

    @Test
    void aPopulationThatStandsStillIsHelpedOut() {
        Strategy still = new GeneticSearch(4, 0);
        CandidateSource source = still.open(Spaces.mnist(), Epochs.OBJECTIVE, 1, List.of());
        assertThat(indices(drain(source, 1, 500))).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    void aPopulationThatCannotBreedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GeneticSearch(3, 0.1))
                .withMessage("a genetic search needs a population of at least 4: 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GeneticSearch(4, Double.NaN))
                .withMessage("a mutation rate is 0 to 1: NaN");
    }

    /** How far from the optimum, all coordinates 7, the best of 300 trials is. */
    private static double error(Strategy strategy, Direction direction, long seed) {
        var objective = Objective.of(Metric.share("val_accuracy", direction));
        int sign = direction == Direction.MAXIMIZE ? -1 : 1;
        CandidateSource source = strategy.open(TOY, objective, seed, List.of());
        double best = Double.MAX_VALUE;
        for (int id = 1; id <= 300; id++) {
            Candidate candidate = source.next(1).get(0);
            double distance = distance(candidate.point());
            best = Math.min(best, distance);
            source.tell(Results.completed(id, candidate, sign * distance));
        }
        return best;
    }

    private static double distance(Point point) {
        return point.values().keySet().stream()
                .mapToDouble(axis -> Math.abs(point.integer(axis) - 7))
                .sum();
    }
}
