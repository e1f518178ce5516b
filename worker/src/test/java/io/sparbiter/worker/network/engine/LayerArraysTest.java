package io.sparbiter.worker.network.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class LayerArraysTest {
    private static final float[] VALUES = {1, 2, 3, 4, 5, 6, 7, 8};

    @Test
    void bothWaysCopyTheSame() {
        INDArray fast = LayerArrays.blockwise(VALUES, 2, 3);
        assertThat(fast.toFloatMatrix()).isDeepEqualTo(new float[][] {{1, 2, 3}, {4, 5, 6}});
        assertThat(LayerArrays.onAnyBackend(VALUES, 2, 3)).isEqualTo(fast);
        assertThat(LayerArrays.copyOf(VALUES, 2, 3)).isEqualTo(fast);
    }

    @Test
    void theCopyIsItsOwn() {
        float[] values = VALUES.clone();
        INDArray copy = LayerArrays.copyOf(values, 8);
        values[0] = 9;
        assertThat(copy.getFloat(0)).isEqualTo(1);
    }
}
