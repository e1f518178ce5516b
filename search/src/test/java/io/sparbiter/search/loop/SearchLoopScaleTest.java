package io.sparbiter.search.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.generate.Strategy;
import io.sparbiter.search.generate.Strategy.GeneticSearch;
import io.sparbiter.search.generate.Strategy.GridSearch;
import io.sparbiter.search.generate.Strategy.RandomSearch;
import io.sparbiter.search.simulation.SimulatedRun;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SearchLoopScaleTest {
    private final Simulation simulation =
            new Simulation().space(Spaces.mnist()).trials(SearchLoopScaleTest::fiveEpochs);

    static Stream<Strategy> strategies() {
        return Stream.of(new RandomSearch(), new GridSearch(GridSearch.Order.RANDOM), GeneticSearch.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("strategies")
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void tenThousandTrialsTakeSeconds(Strategy strategy) {
        SearchSummary summary = simulation
                .strategy(strategy)
                .budget(Budgets.trials(10_000))
                .run(simulation.source(), simulation.backend(1000));
        assertThat(summary.counts()).containsOnlyKeys(Status.COMPLETED).containsEntry(Status.COMPLETED, 10_000);
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void theWholeGridOf82944PointsIsTriedInAMinute() {
        var tried = new Tried();
        long begin = System.nanoTime();
        SearchSummary summary = simulation
                .strategy(new GridSearch(GridSearch.Order.SEQUENTIAL))
                .run(simulation.source(), simulation.backend(1000), tried);
        System.out.printf("grid of 82,944 points: %.1f s%n", (System.nanoTime() - begin) / 1e9);
        assertThat(summary.reason()).isEqualTo(EndReason.SPACE_EXHAUSTED);
        assertThat(summary.trials()).isEqualTo(82_944);
        assertThat(tried.points.cardinality()).isEqualTo(82_944);
    }

    /** Five epochs of a length and accuracy that follow from the point. */
    private static SimulatedRun fiveEpochs(Trial trial) {
        double accuracy = trial.point().index() / 100_000.0;
        return SimulatedRun.of(
                Epochs.OBJECTIVE,
                Epochs.withAccuracies(accuracy / 2, accuracy / 3, accuracy / 4, accuracy, accuracy / 5));
    }

    /** Keeps a bit for each point, as there may be no room for the results. */
    private static final class Tried implements SearchListener {
        private final BitSet points = new BitSet();

        @Override
        public void ended(TrialResult result) {
            int index = Math.toIntExact(result.trial().point().index());
            assertThat(points.get(index)).as("point %d was tried before", index).isFalse();
            points.set(index);
        }
    }
}
