package io.sparbiter.search.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MetricTest {
    @Test
    void onlyARangeFrom0To1IsAShare() {
        assertThat(Metric.share("accuracy", Direction.MAXIMIZE).isShare()).isTrue();
        assertThat(new Metric("auc", Direction.MAXIMIZE, 0.5, 1).isShare()).isFalse();
        assertThat(Metric.of("loss", Direction.MINIMIZE).isShare()).isFalse();
    }

    @Test
    void valuesOutsideItsRangeAreRefused() {
        Metric share = Metric.share("accuracy", Direction.MAXIMIZE);
        Metric error = new Metric("error", Direction.MINIMIZE, 0, Double.POSITIVE_INFINITY);
        Metric log = new Metric("log", Direction.MAXIMIZE, Double.NEGATIVE_INFINITY, 0);

        assertThat(share.refusal(1, 1)).isEmpty();
        assertThat(Metric.of("loss", Direction.MINIMIZE).refusal(1, -3.2e6)).isEmpty();
        assertThat(share.refusal(2, 98.5))
                .contains(
                        "it reported accuracy 98.5 in epoch 2, which must be from 0.0 to 1.0 (trial.metrics.accuracy)");
        assertThat(error.refusal(1, -1).orElseThrow()).contains("must be 0.0 or more");
        assertThat(log.refusal(1, 1).orElseThrow()).contains("must be 0.0 or less");
    }

    @Test
    void aMetricHasANameAndARange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metric.of(" ", Direction.MINIMIZE))
                .withMessage("a metric needs a name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Metric("loss", Direction.MINIMIZE, 1, Double.NaN))
                .withMessage("metric loss has an empty range: 1.0 to NaN");
    }
}
