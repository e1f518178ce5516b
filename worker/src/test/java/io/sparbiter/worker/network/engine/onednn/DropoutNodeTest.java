package io.sparbiter.worker.network.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.worker.network.engine.onednn.program.Buffers;
import io.sparbiter.worker.network.engine.onednn.program.Layouts;
import io.sparbiter.worker.network.engine.onednn.program.OneDnn;
import io.sparbiter.worker.network.engine.onednn.program.Program;
import io.sparbiter.worker.network.engine.onednn.program.Tensor;
import io.sparbiter.worker.network.layers.LayerPlan.Dropout;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DropoutNodeTest {
    private static final int COUNT = 100 * 101;

    private final SplittableRandom random = new SplittableRandom(3);

    /** Within four standard deviations: once in 16,000 seeds it fails. */
    @Test
    void itKeepsAsManyAsItShouldScalesThemUpAndDropsTheirGradients() {
        try (var dnn = new OneDnn();
                var buffers = new Buffers();
                var forward = new Program(dnn, buffers);
                var backward = new Program(dnn, buffers)) {
            Tensor values = ones(forward, "values");
            Tensor gradient = ones(forward, "gradient");
            var node = new DropoutNode(new Dropout("dropout", 1, 1 - 0.8), () -> random);
            node.forward(forward, values);
            node.backward(backward, gradient);
            forward.run();
            backward.run();

            float[] dropped = read(values);
            long kept = count(dropped, 1.25f);
            assertThat(kept + count(dropped, 0)).isEqualTo(COUNT);
            assertThat((double) kept / COUNT).isCloseTo(0.8, within(4 * Math.sqrt(0.8 * 0.2 / COUNT)));
            assertThat(read(gradient)).isEqualTo(dropped);
        }
    }

    private static Tensor ones(Program program, String name) {
        Tensor tensor = program.tensor(name, Layouts.rowMajor(100, 101));
        float[] ones = new float[COUNT];
        Arrays.fill(ones, 1);
        tensor.floats(COUNT).put(ones);
        return tensor;
    }

    private static float[] read(Tensor tensor) {
        float[] values = new float[COUNT];
        tensor.floats(COUNT).get(values);
        return values;
    }

    private static long count(float[] values, float value) {
        int count = 0;
        for (float one : values) {
            count += one == value ? 1 : 0;
        }
        return count;
    }
}
