package io.sparbiter.worker.network.engine.onednn.program;

import java.util.Map;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/** ReLU, forward as the end of another operation, back by its output. */
public final class Relu {
    private static final int BY_OUTPUT = dnnl.dnnl_eltwise_relu_use_dst_for_bwd;

    private Relu() {}

    /** For an operation that is to end with it. */
    public static primitive_attr attached() {
        var operations = new post_ops();
        operations.append_eltwise(1, dnnl.dnnl_eltwise_relu, 0, 0);
        var attributes = new primitive_attr();
        attributes.set_post_ops(operations);
        return attributes;
    }

    /** Turns the gradient of its output into that of its input, in place: 0 wherever the output is. */
    public static void addBackward(Program program, Tensor output, Tensor gradient) {
        var forward = new eltwise_forward.primitive_desc(
                new eltwise_forward.desc(dnnl.dnnl_forward_training, BY_OUTPUT, output.layout(), 0, 0),
                program.dnn().cpu());
        var backward = new eltwise_backward.primitive_desc(
                new eltwise_backward.desc(BY_OUTPUT, gradient.layout(), output.layout(), 0, 0),
                program.dnn().cpu(),
                forward);
        program.add(
                backward,
                Map.of(
                        dnnl.DNNL_ARG_DST, output,
                        dnnl.DNNL_ARG_DIFF_DST, gradient,
                        dnnl.DNNL_ARG_DIFF_SRC, gradient));
    }
}
