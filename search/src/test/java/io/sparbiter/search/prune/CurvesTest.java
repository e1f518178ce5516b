package io.sparbiter.search.prune;

import static io.sparbiter.search.prune.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.trial.Epochs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CurvesTest {
    private final Curves curves = new Curves(Epochs.OBJECTIVE);

    @Test
    void theBestFiniteScoreUpToNowCounts() {
        assertThat(curves.add(report(1, 1, Double.NaN))).isEmpty();
        assertThat(curves.add(report(1, 2, 0.5))).hasValue(0.5);
        assertThat(curves.add(report(1, 3, 0.4))).hasValue(0.5);
        assertThat(curves.add(report(1, 4, Double.NaN))).hasValue(0.5);
        assertThat(curves.add(report(1, 5, 0.6))).hasValue(0.6);
        assertThat(curves.add(report(2, 1, 0.1))).hasValue(0.1);
    }

    @Test
    void whatALostAttemptTrainedSinceItsCheckpointIsForgotten() {
        curves.add(report(1, 1, 0.5));
        curves.add(report(1, 2, 0.9));
        assertThat(curves.add(report(1, 2, 2, 0.4))).hasValue(0.5);
        assertThat(curves.add(report(1, 1, 3, 0.9))).isEmpty();
        assertThat(curves.add(report(1, 2, 3, 0.3))).hasValue(0.5);
    }

    /** Minutes if each of them looks at all before it. */
    @Test
    @Timeout(10)
    void aTrialMayHaveManyEpochs() {
        for (int epoch = 1; epoch < 200_000; epoch++) {
            assertThat(curves.add(report(1, epoch, 0.5)).isPresent()).isTrue();
        }
    }
}
