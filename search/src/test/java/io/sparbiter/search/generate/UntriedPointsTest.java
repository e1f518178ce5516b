package io.sparbiter.search.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.space.Spaces;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UntriedPointsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 100, 82_944})
    void everyPointIsDrawnOnce(long cardinality) {
        var untried = new UntriedPoints(Spaces.grid((int) cardinality), 1);
        Set<Long> drawn = new TreeSet<>();
        while (!untried.isEmpty()) {
            assertThat(drawn.add(untried.draw().orElseThrow())).isTrue();
        }
        assertThat(drawn).hasSize((int) cardinality);
        assertThat(drawn.iterator().next()).isZero();
    }

    @Test
    void pointsTakenBetweenDrawsAreNotDrawn() {
        var untried = new UntriedPoints(Spaces.grid(1000), 2);
        Set<Long> seen = new TreeSet<>();
        for (long index = 0; !untried.isEmpty(); index++) {
            if (untried.take(index)) {
                assertThat(seen.add(index)).isTrue();
            }
            if (!untried.isEmpty()) {
                assertThat(seen.add(untried.draw().orElseThrow())).isTrue();
            }
        }
        assertThat(seen).hasSize(1000);
    }

    @Test
    void theLargestSpaceIsDrawnFromToo() {
        var untried = new UntriedPoints(Spaces.grid(7, 7, 73, 127, 337, 92_737, 649_657), 3);
        assertThat(untried.take(Long.MAX_VALUE - 1)).isTrue();
        assertThat(untried.take(Long.MAX_VALUE - 1)).isFalse();
        assertThat(untried.draw().orElseThrow()).isBetween(0L, Long.MAX_VALUE - 2);
    }

    @Test
    void anEmptySetHasNoDraw() {
        var untried = new UntriedPoints(Spaces.grid(1), 4);
        untried.draw();
        assertThat(untried.draw()).isEmpty();
    }

    /** Draws 5 of 10 after 5 were taken, 8,000 times: chi-squared of which comes first, 4 degrees, 0.9999 quantile 23.5. */
    @Test
    void theRestIsDrawnUniformly() {
        int[] counts = new int[10];
        for (int seed = 0; seed < 8000; seed++) {
            var untried = new UntriedPoints(Spaces.grid(10), seed);
            for (long taken = 0; taken < 10; taken += 2) {
                untried.take(taken);
            }
            untried.draw();
            counts[(int) untried.draw().orElseThrow()]++;
        }
        double chiSquared = 0;
        for (int i = 1; i < 10; i += 2) {
            chiSquared += (counts[i] - 1600.0) * (counts[i] - 1600.0) / 1600;
        }
        assertThat(chiSquared).isLessThan(23.5);
    }
}
