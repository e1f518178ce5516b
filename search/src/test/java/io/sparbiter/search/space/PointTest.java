package io.sparbiter.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PointTest {
    private final Point point = Spaces.ofTwoHundred().point(0);

    @Test
    void valuesComeInTheirTypes() {
        assertThat(point.integer("width")).isZero();
        assertThat(point.real("rate")).isEqualTo(0.001);
        assertThat(point.real("width")).isZero();
        assertThat(point.word("optimizer")).isEqualTo("adam");
    }

    @Test
    void valuesKeepTheOrderOfTheAxes() {
        assertThat(point.values().keySet()).containsExactly("width", "activation", "rate", "optimizer");
    }

    @Test
    void aWrongTypeOrNameIsRefused() {
        assertThat(point.has("depth")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> point.integer("rate"))
                .withMessage("axis rate has no Long value: 0.001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> point.word("depth"))
                .withMessage("axis depth has no String value: null");
    }

    @Test
    void anIndexIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Point(-1, Map.of()))
                .withMessage("a point's index is not negative: -1");
    }
}
