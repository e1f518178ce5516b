package io.sparbiter.search.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class AcquisitionTest {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    @Test
    void theExpectedImprovementIsTheTextbooks() {
        for (double z = -3.9; z < 5; z += 0.37) {
            double exact = 0.5 * (NORMAL.density(z) + z * NORMAL.cumulativeProbability(z));
            assertThat(Acquisition.EI.worth(1 + 0.5 * z, 0.5, 1)).isCloseTo(Math.log(exact), within(1e-5));
        }
    }

    @Test
    void theExpectedImprovementFallsWithoutEndAndWithoutAJump() {
        double last = Double.POSITIVE_INFINITY;
        for (double z = 5; z > -60; z -= 0.01) {
            double worth = Acquisition.EI.worth(z, 1, 0);
            assertThat(worth).isFinite().isLessThan(last);
            last = worth;
        }
        assertThat(Acquisition.EI.worth(-5.0001, 1, 0)).isCloseTo(Acquisition.EI.worth(-4.9999, 1, 0), within(0.01));
    }
}
