package io.sparbiter.search.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.prune.PrunerSettings;
import io.sparbiter.search.prune.PrunerSettings.Hyperband;
import io.sparbiter.search.prune.PrunerSettings.MedianStopping;
import io.sparbiter.search.prune.PrunerSettings.NoPruning;
import io.sparbiter.search.prune.PrunerSettings.SuccessiveHalving;
import io.sparbiter.search.simulation.SimulatedRun;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.Trial;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches over 200 points whose scores rise over 20 epochs, at speeds of their own. */
class SearchLoopPruningTest {
    private static Simulation simulation(PrunerSettings pruner) {
        return new Simulation().pruner(pruner).trials(SearchLoopPruningTest::train);
    }

    /** Heights from 0.5 to 0.99; every third point reaches its height at half the speed of the others. */
    private static SimulatedRun train(Trial trial) {
        double height = 0.5 + 0.49 * (trial.point().index() * 7919 % 200) / 199;
        double speed = trial.point().index() % 3 == 0 ? 0.5 : 1;
        double[] accuracies = new double[Simulation.EPOCHS];
        for (int epoch = 1; epoch <= accuracies.length; epoch++) {
            accuracies[epoch - 1] = height * (1 - Math.exp(-speed * epoch));
        }
        return SimulatedRun.of(Epochs.OBJECTIVE, Epochs.withAccuracies(accuracies));
    }

    static Stream<Arguments> pruners() {
        return Stream.of(
                Arguments.of(SuccessiveHalving.DEFAULT, 0.5),
                Arguments.of(new SuccessiveHalving(3, 3, 2), 0.6),
                Arguments.of(Hyperband.DEFAULT, 0.7),
                Arguments.of(MedianStopping.DEFAULT, 0.6));
    }

    @ParameterizedTest
    @MethodSource("pruners")
    void theBestIsFoundInFewerEpochs(PrunerSettings pruner, double share) {
        Simulation plain = simulation(new NoPruning());
        SearchSummary without = plain.run(8);
        Simulation pruned = simulation(pruner);
        SearchSummary with = pruned.run(8);

        assertThat(plain.recorder.epochs).hasSize(200 * Simulation.EPOCHS);
        assertThat((double) pruned.recorder.epochs.size()).isLessThan(share * plain.recorder.epochs.size());
        assertThat(with.trials()).isEqualTo(200);
        assertThat(with.best().orElseThrow().trial().point())
                .isEqualTo(without.best().orElseThrow().trial().point());
        assertThat(with.best().orElseThrow().outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(with.duration()).isLessThan(without.duration());
    }

    @ParameterizedTest
    @MethodSource("pruners")
    void aPrunedTrialSaysWhy(PrunerSettings pruner) {
        Simulation simulation = simulation(pruner);
        simulation.run(8);

        assertThat(simulation.recorder.results)
                .extracting(result -> result.outcome())
                .filteredOn(Outcome.Pruned.class::isInstance)
                .hasSizeGreaterThan(50)
                .allSatisfy(outcome -> assertThat(outcome.status()).isEqualTo(Status.PRUNED))
                .allSatisfy(
                        outcome -> assertThat(((Outcome.Pruned) outcome).reason())
                                .matches(
                                        "(rung|epoch) \\d.* 0\\.\\d{4} below the (best third|median of \\d+ completed trials?), .*"));
    }

    @Test
    void aSearchWithAPrunerGoesTheSameWayEveryTime() {
        Simulation one = simulation(SuccessiveHalving.DEFAULT);
        Simulation other = simulation(SuccessiveHalving.DEFAULT);
        one.run(8);
        other.run(8);
        assertThat(other.recorder.results).isEqualTo(one.recorder.results);
    }
}
