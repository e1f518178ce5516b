package io.sparbiter.worker.network.engine.onednn;

import io.sparbiter.worker.network.engine.onednn.program.Layouts;
import io.sparbiter.worker.network.engine.onednn.program.Program;
import io.sparbiter.worker.network.engine.onednn.program.Tensor;
import io.sparbiter.worker.network.layers.LayerPlan.Dropout;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Drops activations in training, in place. Where the layer before has a ReLU, that works on the dropped output too. */
final class DropoutNode implements Node {
    private static final int DRAW_BITS = 32;

    private final Supplier<SplittableRandom> random;
    private final long threshold;
    private final float scale;

    private float[] mask;
    private float[] values;

    /** @param random what to draw from now */
    DropoutNode(Dropout spec, Supplier<SplittableRandom> random) {
        this.random = random;
        threshold = spec.threshold();
        scale = spec.scale();
    }

    @Override
    public Tensor forward(Program program, Tensor input) {
        long[] dimensions = Layouts.dimensions(input.layout());
        mask = new float[Math.toIntExact(Arrays.stream(dimensions).reduce(1, Math::multiplyExact))];
        values = new float[mask.length];
        program.add(() -> {
            draw();
            apply(input.floats(mask.length));
        });
        return input;
    }

    @Override
    public Tensor backward(Program program, Tensor gradient) {
        program.add(() -> apply(gradient.floats(mask.length)));
        return gradient;
    }

    /** Two draws of 32 bits from each of 64. */
    private void draw() {
        SplittableRandom source = random.get();
        for (int i = 0; i < mask.length; i += 2) {
            long bits = source.nextLong();
            mask[i] = bits >>> DRAW_BITS < threshold ? scale : 0;
            if (i + 1 < mask.length) {
                mask[i + 1] = (bits & 0xffff_ffffL) < threshold ? scale : 0;
            }
        }
    }

    private void apply(FloatBuffer buffer) {
        buffer.get(0, values);
        for (int i = 0; i < values.length; i++) {
            values[i] *= mask[i];
        }
        buffer.put(0, values);
    }
}
