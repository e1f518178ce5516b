package io.sparbiter.search.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

    private static int best(Objective objective, double... accuracies) {
        return objective.best(Epochs.withAccuracies(accuracies)).orElseThrow().number();
    }
}
