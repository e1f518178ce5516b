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
    void aMetricHasANameAndARange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metric.of(" ", Direction.MINIMIZE))
                .withMessage("a metric needs a name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Metric("loss", Direction.MINIMIZE, 1, Double.NaN))
                .withMessage("metric loss has an empty range: 1.0 to NaN");
    }
}
