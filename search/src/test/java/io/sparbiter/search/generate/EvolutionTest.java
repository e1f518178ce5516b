package io.sparbiter.search.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sparbiter.search.generate.Strategy.Evolution;
import org.junit.jupiter.api.Test;

class EvolutionTest extends ModelBasedContract {
    @Override
    protected Strategy strategy() {
        return Evolution.DEFAULT;
    }

    @Test
    void itFindsTheOptimum() {
        // 200 random draws of 1,000 points would find it with a chance of 18 %.
        assertThat(Toys.found(Evolution.DEFAULT, 10, 200)).isGreaterThanOrEqualTo(7);
    }

    @Test
    void aPopulationThatCannotCompeteIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evolution(1, 1))
                .withMessage("evolution needs a population of at least 2: 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evolution(5, 6))
                .withMessage("a tournament is among 1 to all 5 of the population: 6");
    }
}
