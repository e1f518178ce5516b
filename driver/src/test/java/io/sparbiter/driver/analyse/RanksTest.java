package io.sparbiter.driver.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RanksTest {
    @Test
    void ranksRunFromZeroForTheLowestToOneForTheHighest() {
        assertThat(Ranks.of(new double[] {0.9, -3, 0.95, 0.2, 7})).containsExactly(0.5, 0, 0.75, 0.25, 1);
    }

    @Test
    void equalNumbersShareTheMeanOfTheirPlaces() {
        assertThat(Ranks.of(new double[] {1, 2, 1, 3, 1})).containsExactly(0.25, 0.75, 0.25, 1, 0.25);
    }
}
