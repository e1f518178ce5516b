package io.sparbiter.worker.network.engine.onednn;

import io.sparbiter.worker.network.engine.onednn.program.Layouts;
import io.sparbiter.worker.network.engine.onednn.program.Program;
import io.sparbiter.worker.network.engine.onednn.program.Relu;
import io.sparbiter.worker.network.engine.onednn.program.Tensor;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;

/** Max pooling of a ReLU's output, 2×2. On the way back ReLU's gradient is taken first, see {@link ConvolutionNode}. */
final class PoolingNode implements Node {
    private static final long[] WINDOW = {2, 2};
    private static final long[] NO_PADDING = {0, 0};

    private final String name;
    private final boolean training;

    private pooling_forward.primitive_desc operation;
    private memory.desc sourceLayout;
    private Tensor output;
    private Tensor winners;

    PoolingNode(String name, boolean training) {
        this.name = name;
        this.training = training;
    }

    @Override
    public Tensor forward(Program program, Tensor input) {
        long[] in = Layouts.dimensions(input.layout());
        sourceLayout = input.layout();
        operation = new pooling_forward.primitive_desc(
                new pooling_forward.desc(
                        training ? dnnl.dnnl_forward_training : dnnl.dnnl_forward_inference,
                        dnnl.dnnl_pooling_max,
                        sourceLayout,
                        Layouts.any(in[0], in[1], in[2] / 2, in[3] / 2),
                        WINDOW,
                        WINDOW,
                        NO_PADDING,
                        NO_PADDING),
                program.dnn().cpu());
        output = program.tensor(name + ".output", operation.dst_desc());
        var arguments = new HashMap<>(Map.of(dnnl.DNNL_ARG_SRC, input, dnnl.DNNL_ARG_DST, output));
        if (training) {
            winners = program.tensor(name + ".winners", operation.workspace_desc());
            arguments.put(dnnl.DNNL_ARG_WORKSPACE, winners);
        }
        program.add(operation, arguments);
        return output;
    }

    @Override
    public Tensor backward(Program program, Tensor gradient) {
        Tensor pooled = program.in(output.layout(), gradient, BufferNames.GRADIENT_AGAIN);
        Relu.addBackward(program, output, pooled);
        var backward = new pooling_backward.primitive_desc(
                new pooling_backward.desc(
                        dnnl.dnnl_pooling_max, sourceLayout, output.layout(), WINDOW, WINDOW, NO_PADDING, NO_PADDING),
                program.dnn().cpu(),
                operation);
        Tensor result = program.tensor(BufferNames.WIDE, sourceLayout);
        program.add(
                backward,
                Map.of(
                        dnnl.DNNL_ARG_DIFF_DST, pooled,
                        dnnl.DNNL_ARG_WORKSPACE, winners,
                        dnnl.DNNL_ARG_DIFF_SRC, result));
        return result;
    }
}
