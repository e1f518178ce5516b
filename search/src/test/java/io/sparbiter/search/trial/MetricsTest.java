package io.sparbiter.search.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final List<String> NAMES = List.of("loss", "auc");

    @Test
    void aNumberIsFoundByItsName() {
        Metrics metrics = Metrics.of(NAMES, 0.25, 0.75);
        assertThat(metrics.get("auc")).isEqualTo(0.75);
        assertThat(metrics.get("accuracy")).isNaN();
    }

    @Test
    void whatWasNotReportedIsNotANumber() {
        Metrics metrics = Metrics.of(NAMES, Map.of("auc", 0.75, "other", 1.0));
        assertThat(metrics.values()).containsExactly(Double.NaN, 0.75);
        assertThat(metrics.isFinite()).isFalse();
        assertThat(metrics.reported()).isEqualTo(Map.of("auc", 0.75));
    }

    @Test
    void equalNumbersUnderEqualNamesAreEqual() {
        assertThat(Metrics.of(NAMES, 0.25, Double.NaN))
                .isEqualTo(Metrics.of(NAMES, 0.25, Double.NaN))
                .hasSameHashCodeAs(Metrics.of(NAMES, 0.25, Double.NaN))
                .isNotEqualTo(Metrics.of(List.of("loss", "f1"), 0.25, Double.NaN))
                .isNotEqualTo(Metrics.of(NAMES, 0.5, Double.NaN));
    }

    @Test
    void someNumbersKeepTheOrderAskedFor() {
        assertThat(Metrics.of(NAMES, 0.25, 0.75).select(List.of("auc", "f1")))
                .isEqualTo(Metrics.of(List.of("auc", "f1"), 0.75, Double.NaN));
    }

    @Test
    void everyNameNeedsANumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.of(NAMES, 0.25))
                .withMessage("1 numbers for [loss, auc]");
    }
}
