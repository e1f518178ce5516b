package io.sparbiter.driver.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void quantilesLieBetweenNumbersAsNumPysDo() {
        Spread spread = Spread.of(List.of(4.0, 1.0, 3.0, 2.0));
        assertThat(spread.count()).isEqualTo(4);
        assertThat(spread.low()).isEqualTo(1);
        assertThat(spread.q05()).isCloseTo(1.15, within(1e-12));
        assertThat(spread.q25()).isEqualTo(1.75);
        assertThat(spread.median()).isEqualTo(2.5);
        assertThat(spread.q75()).isEqualTo(3.25);
        assertThat(spread.q95()).isCloseTo(3.85, within(1e-12));
        assertThat(spread.high()).isEqualTo(4);
    }

    @Test
    void ofOneNumberAllQuantilesAreThatNumber() {
        assertThat(Spread.of(List.of(0.5))).isEqualTo(new Spread(1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5));
    }

    @Test
    void ofNoneThereIsNothingToTell() {
        assertThat(Spread.of(List.of()).count()).isZero();
        assertThat(Spread.of(List.of()).median()).isNaN();
    }
}
