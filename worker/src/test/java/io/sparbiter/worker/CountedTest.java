package io.sparbiter.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTest {
    @Test
    void oneIsNoPlural() {
        assertThat(Counted.of(1, "trial")).isEqualTo("1 trial");
        assertThat(Counted.of(0, "trial")).isEqualTo("0 trials");
        assertThat(Counted.of(82_944, "point")).isEqualTo("82,944 points");
        assertThat(Counted.of(1, "class", "classes")).isEqualTo("1 class");
        assertThat(Counted.of(10, "class", "classes")).isEqualTo("10 classes");
    }
}
