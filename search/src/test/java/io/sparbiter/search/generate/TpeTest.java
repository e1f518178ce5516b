package io.sparbiter.search.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.generate.Strategy.Tpe;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import org.junit.jupiter.api.Test;

class TpeTest extends ModelBasedContract {
    @Override
    protected Strategy strategy() {
        return Tpe.DEFAULT;
    }

    @Override
    protected Space exhaustible() {
        return Spaces.grid(10, 10, 10);
    }

    @Override
    protected int many() {
        return 400;
    }

    @Test
    void itFindsTheOptimum() {
        // 100 random draws of 1,000 points would find it with a chance of 10 %.
        assertThat(Toys.found(Tpe.DEFAULT, 10, 100)).isGreaterThanOrEqualTo(8);
    }
}
