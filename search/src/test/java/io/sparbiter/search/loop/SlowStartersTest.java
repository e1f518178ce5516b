package io.sparbiter.search.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.generate.Strategy.Bayesian;
import io.sparbiter.search.prune.PrunerSettings;
import io.sparbiter.search.prune.PrunerSettings.NoPruning;
import io.sparbiter.search.prune.PrunerSettings.Promotion;
import io.sparbiter.search.prune.PrunerSettings.SuccessiveHalving;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Trial;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * Searches over points whose curves cross: the higher the level of the first axis, the slower a trial learns, and the more
 * in the end. At three epochs those that will be the best are the last, and at nine they are in the middle.
 */
class SlowStartersTest {
    private static final Space SPACE = Spaces.grid(5, 6, 6, 6);
    private static final int SEEDS = 10;

    private static SimulatedRun train(Trial trial) {
        int[] levels = SPACE.levels(trial.point().index());
        double[] accuracies = new double[Simulation.EPOCHS];
        for (int epoch = 1; epoch <= accuracies.length; epoch++) {
            accuracies[epoch - 1] = height(levels) * (1 - Math.exp(-epoch / (1 + 3.0 * levels[0])));
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
    void tmp() {
        for (PrunerSettings p : new PrunerSettings[] {new NoPruning(), SuccessiveHalving.DEFAULT, Promotion.DEFAULT})
            for (int trials : new int[] {20, 50, 100, 200}) {
                double sum = 0, ep = 0; int[] lv = new int[5];
                for (long seed = 1; seed <= SEEDS; seed++) {
                    Simulation s = new Simulation().space(SPACE).strategy(Bayesian.DEFAULT).pruner(p).seed(seed).trials(SlowStartersTest::train).budget(new Budget(OptionalInt.of(trials), java.util.Optional.empty(), OptionalDouble.empty(), OptionalInt.empty()));
                    SearchSummary r = s.run(1);
                    ep += s.recorder.epochs.size();
                    sum += ((io.sparbiter.search.trial.Outcome.Scored) r.best().get().outcome()).score();
                    lv[SPACE.levels(r.best().get().trial().point().index())[0]]++;
                }
                System.out.println(p.word() + " " + trials + " trials, epochs " + ep / SEEDS + " best " + sum / SEEDS + " levels " + java.util.Arrays.toString(lv));
            }
        assertThat(1).isEqualTo(1);
    }
}
