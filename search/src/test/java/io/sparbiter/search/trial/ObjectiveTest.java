package io.sparbiter.search.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Objective.Measure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ObjectiveTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Test
    void theBestEpochIsTheFirstAmongEquals() {
        assertThat(best(Epochs.OBJECTIVE, 0.5, 0.9, 0.9, 0.7)).isEqualTo(2);
    }

    @Test
    void aMinimizedMetricHasItsBestAtTheLeast() {
        assertThat(best(Objective.of(Metric.share("val_accuracy", Direction.MINIMIZE)), 0.5, 0.4, 0.9))
                .isEqualTo(2);
        assertThat(best(Objective.of(Epochs.VAL_LOSS), 0.5, 0.4, 0.9)).isEqualTo(3);
    }

    @Test
    void anEpochWithoutAFiniteScoreIsNeverTheBest() {
        assertThat(best(Epochs.OBJECTIVE, NAN, INFINITY, -INFINITY, 0.1)).isEqualTo(4);
        assertThat(best(Epochs.OBJECTIVE, 0.1, NAN, INFINITY)).isEqualTo(1);
    }

    @Test
    void withoutAFiniteScoreThereIsNoBest() {
        assertThat(Epochs.OBJECTIVE.best(List.of())).isEmpty();
        assertThat(Epochs.OBJECTIVE.best(Epochs.withAccuracies(NAN, INFINITY))).isEmpty();
    }

    @Test
    void aMeasureIsAFactOrTheBestEpochsMetricOrTheDuration() {
        TrialResult completed = result(new Outcome.Completed(0.9, 2, "", Epochs.withAccuracies(0.5, 0.9, 0.7)));
        assertThat(measure("parameters", completed)).hasValue(1234);
        assertThat(measure("val_loss", completed).getAsDouble()).isCloseTo(0.1, within(1e-12));
        assertThat(measure("duration_ms", completed)).hasValue(1500);
        assertThat(measure("device", completed)).isEmpty();
        assertThat(measure("unknown", completed)).isEmpty();
    }

    /** How long a trial would have taken is not known where it was cut short; how many parameters it has is. */
    @Test
    void aTrialThatWasCutShortHasNoDuration() {
        TrialResult pruned = result(new Outcome.Pruned(0.9, 1, "", Epochs.withAccuracies(0.9)));
        assertThat(measure("duration_ms", pruned)).isEmpty();
        assertThat(measure("val_loss", pruned)).isPresent();
        TrialResult failed = result(new Outcome.Failed(Outcome.Failure.ERROR, "", Epochs.withAccuracies(0.9)));
        assertThat(measure("val_loss", failed)).isEmpty();
        assertThat(measure("parameters", failed)).hasValue(1234);
    }

    private static OptionalDouble measure(String name, TrialResult result) {
        return new Measure(name, Direction.MINIMIZE).of(result);
    }

    private static TrialResult result(Outcome outcome) {
        var trial = new Trial(1, new Candidate(Spaces.ofTwoHundred().point(0), "test"), 1, 3);
        var start = new TrialStart(
                1,
                new Placement("host", "executor", "", 1, 1),
                new Facts(Map.of("parameters", 1234L, "device", "cpu")),
                Instant.EPOCH);
        return new TrialResult(trial, outcome, Optional.of(start), Instant.EPOCH, Instant.ofEpochMilli(1500));
    }

    private static int best(Objective objective, double... accuracies) {
        return objective.best(Epochs.withAccuracies(accuracies)).orElseThrow().number();
    }
}
