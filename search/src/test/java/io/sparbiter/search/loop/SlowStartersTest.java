package io.sparbiter.search.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.generate.Strategy.Bayesian;
import io.sparbiter.search.prune.PrunerSettings;
import io.sparbiter.search.prune.PrunerSettings.NoPruning;
import io.sparbiter.search.prune.PrunerSettings.Promotion;
import io.sparbiter.search.prune.PrunerSettings.SuccessiveHalving;
import io.sparbiter.search.simulation.SimulatedRun;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Outcome.Scored;
import io.sparbiter.search.trial.Trial;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Searches over points whose curves cross: the higher the level of the first axis, the slower a trial learns, and the more
 * in the end. At three epochs those that will be the best are the last, at nine in the middle.
 */
class SlowStartersTest {
    private static final Space SPACE = Spaces.grid(5, 6, 6, 6);
    private static final int SEEDS = 8;
    /** Of the best point. */
    private static final double BEST = 0.82 * (1 - Math.exp(-20 / 9.0));

    private static SimulatedRun train(Trial trial) {
        int[] levels = SPACE.levels(trial.point().index());
        double[] accuracies = new double[Simulation.EPOCHS];
        for (int epoch = 1; epoch <= accuracies.length; epoch++) {
            accuracies[epoch - 1] = height(levels) * (1 - Math.exp(-epoch / (1.0 + 2 * levels[0])));
        }
        return SimulatedRun.of(Epochs.OBJECTIVE, Epochs.withAccuracies(accuracies));
    }

    private static double height(int[] levels) {
        double off = 0;
        for (int axis = 1; axis < levels.length; axis++) {
            off += Math.pow((levels[axis] - axis) / 5.0, 2);
        }
        return 0.5 + 0.08 * levels[0] - 0.05 * off;
    }

    @Test
    void trialsThatGoOnFindThemInAsFewEpochsAsWithoutAPruner() {
        assertThat(meanRegret(Promotion.DEFAULT, 50)).isLessThan(0.01).isLessThan(meanRegret(new NoPruning(), 21));
    }

    @Test
    void halvingThatStopsThemForGoodLosesSome() {
        assertThat(meanRegret(SuccessiveHalving.DEFAULT, 100)).isGreaterThan(0.01);
    }

    /** About 430 epochs in 50 trials that may go on, 670 in 100 that are halved, 420 in 21 that are not pruned. */
    private static double meanRegret(PrunerSettings pruner, int trials) {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToDouble(seed -> BEST - best(pruner, trials, seed))
                .average()
                .orElseThrow();
    }

    private static double best(PrunerSettings pruner, int trials, long seed) {
        var budget = new Budget(OptionalInt.of(trials), Optional.empty(), OptionalDouble.empty(), OptionalInt.empty());
        SearchSummary summary = new Simulation()
                .space(SPACE)
                .strategy(Bayesian.DEFAULT)
                .pruner(pruner)
                .seed(seed)
                .budget(budget)
                .trials(SlowStartersTest::train)
                .run(1);
        return ((Scored) summary.best().orElseThrow().outcome()).score();
    }
}
