package io.sparbiter.search.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.search.choose.Histories;
import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Pool;
import io.sparbiter.search.choose.Workload;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CostModelTest {
    private static final Space SPACE = Spaces.grid(4, 3, 5);

    private static final Workloads UNKNOWN = new Workloads(SPACE, Optional.empty());

    private final History history = Histories.empty(SPACE);

    @Test
    void itLearnsTheFactorOfEveryLevel() {
        for (long index = 0; index < SPACE.cardinality(); index += 2) {
            Histories.observe(history, index, 0.5, seconds(index));
        }
        Pool pool = Pool.untried(history);
        float[] logarithms = new CostModel(history, UNKNOWN).predict(pool);
        for (int number = 0; number < pool.size(); number++) {
            assertThat((double) logarithms[number]).isCloseTo(Math.log(seconds(pool.index(number))), within(0.2));
        }
    }

    /** After ten trials of a space that has never seen most of its levels together. */
    @Test
    void withAWorkloadItIsRightToAFactorOfOneAndAHalfAfterTenTrials() {
        Workload workload = point -> seconds(point.index());
        for (long index = 0; index < 10; index++) {
            long point = index * 23 % SPACE.cardinality();
            Histories.observe(history, point, 0.5, overhead(point));
        }
        Pool pool = Pool.untried(history);
        float[] logarithms = new CostModel(history, new Workloads(SPACE, Optional.of(workload))).predict(pool);
        for (int number = 0; number < pool.size(); number++) {
            assertThat((double) logarithms[number])
                    .isCloseTo(Math.log(overhead(pool.index(number))), within(Math.log(1.5)));
        }
    }

    /** Small work takes longer than its share, and the second axis costs what no workload tells. */
    private static double overhead(long index) {
        return (5 + seconds(index)) * (1 + 0.2 * SPACE.levels(index)[1]);
    }

    @Test
    void beforeAnyTrialTheWorkloadIsAllThereIsToKnow() {
        Pool pool = Pool.untried(history);
        var workloads = new Workloads(SPACE, Optional.of(point -> seconds(point.index())));
        float[] logarithms = new CostModel(history, workloads).predict(pool);
        assertThat(logarithms[7] - logarithms[55]).isCloseTo((float) Math.log(seconds(7) / seconds(55)), within(1e-5f));
    }

    @Test
    void withoutDurationsAllCostTheSame() {
        Histories.observe(history, 7, 0.5, 0);
        assertThat(new CostModel(history, UNKNOWN).predict(Pool.untried(history)))
                .containsOnly(0);
    }

    /** The first axis doubles the cost with each level, the last adds half of it. */
    private static double seconds(long index) {
        int[] levels = SPACE.levels(index);
        return 3 * Math.pow(2, levels[0]) * Math.pow(1.5, levels[2]);
    }
}
