package io.sparbiter.search.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.search.choose.Histories;
import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Pool;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import org.junit.jupiter.api.Test;

class CostModelTest {
    private static final Space SPACE = Spaces.grid(4, 3, 5);

    private final History history = Histories.empty(SPACE);

    @Test
    void itLearnsTheFactorOfEveryLevel() {
        for (long index = 0; index < SPACE.cardinality(); index += 2) {
            Histories.observe(history, index, 0.5, seconds(index));
        }
        Pool pool = Pool.untried(history);
        float[] logarithms = new CostModel(history).predict(pool);
        for (int number = 0; number < pool.size(); number++) {
            assertThat((double) logarithms[number]).isCloseTo(Math.log(seconds(pool.index(number))), within(0.2));
        }
    }

    @Test
    void withoutDurationsAllCostTheSame() {
        Histories.observe(history, 7, 0.5, 0);
        assertThat(new CostModel(history).predict(Pool.untried(history))).containsOnly(0);
    }

    /** The first axis doubles the cost with each level, the last adds half of it. */
    private static double seconds(long index) {
        int[] levels = SPACE.levels(index);
        return 3 * Math.pow(2, levels[0]) * Math.pow(1.5, levels[2]);
    }
}
