package io.sparbiter.worker.network.engine.onednn.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuffersTest {
    @Test
    void tensorsOfOneNameShareMemoryThatGrowsWithThem() {
        try (var dnn = new OneDnn();
                var buffers = new Buffers();
                var program = new Program(dnn, buffers)) {
            Tensor small = program.tensor("shared", Layouts.rowMajor(10));
            Tensor other = program.tensor("other", Layouts.rowMajor(10));
            Tensor large = program.tensor("shared", Layouts.rowMajor(1_000));
            large.floats(1_000).put(7, 3.5f);
            other.floats(10).put(7, 1);
            assertThat(small.floats(10).get(7)).isEqualTo(3.5f);
            assertThat(buffers.bytes()).isEqualTo(4 * (1_000 + 10));
        }
    }

    @Test
    void memoryBeginsWithACacheLine() {
        try (var dnn = new OneDnn();
                var buffers = new Buffers();
                var program = new Program(dnn, buffers)) {
            for (int i = 1; i < 20; i++) {
                Tensor tensor = program.tensor("buffer " + i, Layouts.rowMajor(i));
                assertThat(tensor.handle().get_data_handle().address() % 64).isZero();
            }
        }
    }
}
