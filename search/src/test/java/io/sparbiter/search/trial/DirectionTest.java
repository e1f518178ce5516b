package io.sparbiter.search.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DirectionTest {
    @Test
    void moreIsBetterWhenMaximizingAndLessWhenMinimizing() {
        assertThat(Direction.MAXIMIZE.isBetter(2, 1)).isTrue();
        assertThat(Direction.MAXIMIZE.isBetter(1, 2)).isFalse();
        assertThat(Direction.MINIMIZE.isBetter(1, 2)).isTrue();
        assertThat(Direction.MINIMIZE.isBetter(2, 1)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void anEqualScoreIsNotBetter(Direction direction) {
        assertThat(direction.isBetter(1, 1)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aNanIsNeverBetterAndAnythingIsBetterThanIt(Direction direction) {
        assertThat(direction.isBetter(Double.NaN, 1)).isFalse();
        assertThat(direction.isBetter(Double.NaN, Double.NaN)).isFalse();
        assertThat(direction.isBetter(1, Double.NaN)).isTrue();
    }

    @Test
    void itsWordIsLowerCase() {
        assertThat(Direction.MAXIMIZE.word()).isEqualTo("maximize");
    }
}
