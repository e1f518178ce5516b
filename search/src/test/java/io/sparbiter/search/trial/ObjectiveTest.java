package io.sparbiter.search.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectiveTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Test
    void theBestEpochIsTheFirstAmongEquals() {
        assertThat(best(Objective.DEFAULT, 0.5, 0.9, 0.9, 0.7)).isEqualTo(2);
    }

    @Test
    void aMinimizedMetricHasItsBestAtTheLeast() {
        assertThat(best(new Objective(Metric.VAL_ACCURACY, Direction.MINIMIZE), 0.5, 0.4, 0.9))
                .isEqualTo(2);
        assertThat(best(Objective.of(Metric.VAL_LOSS), 0.5, 0.4, 0.9)).isEqualTo(3);
    }

    @Test
    void anEpochWithoutAFiniteScoreIsNeverTheBest() {
        assertThat(best(Objective.DEFAULT, NAN, INFINITY, -INFINITY, 0.1)).isEqualTo(4);
        assertThat(best(Objective.DEFAULT, 0.1, NAN, INFINITY)).isEqualTo(1);
    }

    @Test
    void withoutAFiniteScoreThereIsNoBest() {
        assertThat(Objective.DEFAULT.best(List.of())).isEmpty();
        assertThat(Objective.DEFAULT.best(Epochs.withAccuracies(NAN, INFINITY))).isEmpty();
    }

    @Test
    void aMetricKnowsItsWordAndDirection() {
        assertThat(Metric.VAL_ACCURACY.word()).isEqualTo("val_accuracy");
        assertThat(Metric.VAL_ACCURACY.direction()).isEqualTo(Direction.MAXIMIZE);
        assertThat(Metric.VAL_LOSS.direction()).isEqualTo(Direction.MINIMIZE);
        assertThat(Metric.TRAIN_LOSS.of(Epochs.withAccuracy(1, 0.9))).isEqualTo(0.5);
    }

    private static int best(Objective objective, double... accuracies) {
        return objective.best(Epochs.withAccuracies(accuracies)).orElseThrow().number();
    }
}
