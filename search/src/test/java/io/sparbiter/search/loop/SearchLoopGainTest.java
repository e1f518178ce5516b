package io.sparbiter.search.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.generate.Strategy.Bayesian;
import io.sparbiter.search.prune.PrunerSettings.Promotion;
import io.sparbiter.search.simulation.SimulatedRun;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches that end when too little is expected of what is untried. */
class SearchLoopGainTest {
    private final Simulation simulation =
            new Simulation().budget(Budgets.minGain(0.01)).trials(SearchLoopGainTest::longerAndLonger);
    private final Recorder recorder = simulation.recorder;

    /** A trial has as many epochs as trials began before, and one more. */
    private static SimulatedRun longerAndLonger(Trial trial) {
        return SimulatedRun.of(
                Epochs.OBJECTIVE,
                Epochs.withAccuracies(
                        IntStream.range(0, trial.id()).mapToDouble(i -> 0.5).toArray()));
    }

    private SearchSummary run(ExpectingSource source, int slots) {
        return simulation.run(source, simulation.backend(slots), recorder);
    }

    private ExpectingSource expecting(double... gains) {
        return new ExpectingSource(simulation.source(), gains);
    }

    @Test
    void aSearchEndsWhenTooLittleIsExpected() {
        SearchSummary summary = run(expecting(Double.NaN, 0.5, 0.02, 0.01, 0.009), 1);

        assertThat(summary.reason()).isEqualTo(EndReason.NO_GAIN_EXPECTED);
        assertThat(summary.reason().text(Budgets.minGain(0.01)))
                .isEqualTo("less gain than 0.01 expected from any untried point");
        assertThat(recorder.endedIds()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void whatRunsIsWaitedForAndNobodyIsAskedMeanwhile() {
        ExpectingSource source = expecting(1, 0);
        SearchSummary summary = run(source, 4);

        assertThat(summary.reason()).isEqualTo(EndReason.NO_GAIN_EXPECTED);
        assertThat(summary.counts()).isEqualTo(Map.of(Status.COMPLETED, 4));
        assertThat(source.questions).isEqualTo(1 + 4);
    }

    @Test
    void aResultMayRaiseWhatIsExpected() {
        SearchSummary summary = run(expecting(1, 0, 0, 1, 0), 3);

        assertThat(summary.reason()).isEqualTo(EndReason.NO_GAIN_EXPECTED);
        assertThat(recorder.batches).extracting(List::size).containsExactly(3, 3);
        assertThat(recorder.endedIds()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void whereNobodyCanSayTheSearchGoesOn() {
        assertThat(run(expecting(Double.NaN), 3).reason()).isEqualTo(EndReason.SPACE_EXHAUSTED);
    }

    @Test
    void withoutALimitNobodyIsAsked() {
        simulation.budget(Budgets.trials(10));
        ExpectingSource source = expecting(0);

        assertThat(run(source, 3).reason()).isEqualTo(EndReason.TRIALS);
        assertThat(source.questions).isZero();
    }

    @Test
    void whoWasStoppedAndIsDueGoesOnAllTheSame() {
        simulation.pruner(Promotion.DEFAULT).trials(SearchLoopGainTest::rising);
        double[] gains = new double[21];
        IntStream.range(0, 20).forEach(ends -> gains[ends] = 1);
        var late = new Recorder() {
            private int continued;

            @Override
            public void proposed(int asked, List<Trial> trials) {
                super.proposed(asked, trials);
                continued = 0;
            }

            @Override
            public void continued(Trial trial) {
                continued++;
            }
        };
        SearchSummary summary =
                simulation.run(new ExpectingSource(simulation.source(), gains), simulation.backend(4), late);

        assertThat(summary.reason()).isEqualTo(EndReason.NO_GAIN_EXPECTED);
        assertThat(late.continued).isPositive();
        assertThat(summary.counts()).containsKeys(Status.COMPLETED, Status.PRUNED);
    }

    /** No two trials are equal, and who is best at first is best at the end. */
    private static SimulatedRun rising(Trial trial) {
        double height = 0.5 + 0.4 * (trial.point().index() * 7919 % 200) / 200;
        return SimulatedRun.of(
                Epochs.OBJECTIVE,
                Epochs.withAccuracies(IntStream.rangeClosed(1, Simulation.EPOCHS)
                        .mapToDouble(number -> height * (1 - Math.exp(-number)))
                        .toArray()));
    }

    /** Of 1,728 points, the best at (7, 7, 7) by one smooth hill. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void aSmoothSpaceIsLeftWhenItsHillIsClimbed(int slots) {
        simulation
                .space(Spaces.grid(12, 12, 12))
                .strategy(Bayesian.DEFAULT)
                .budget(Budgets.minGain(0.001))
                .trials(trial -> SimulatedRun.of(Epochs.OBJECTIVE, Epochs.withAccuracies(hill(trial))));
        SearchSummary summary = simulation.run(slots);

        assertThat(summary.reason()).isEqualTo(EndReason.NO_GAIN_EXPECTED);
        assertThat(summary.trials()).isBetween(20, 200);
        assertThat(hill(summary.best().map(TrialResult::trial).orElseThrow())).isGreaterThan(1 - 0.001);
    }

    private static double hill(Trial trial) {
        double square = trial.point().values().keySet().stream()
                .mapToDouble(axis -> Math.pow(trial.point().real(axis) - 7, 2))
                .sum();
        return Math.exp(-square / 100);
    }
}
