package io.sparbiter.worker.network.engine.onednn.program;

import java.util.Map;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;

/** An operation of oneDNN with its arguments, ready to run any number of times. */
final class Primitive implements Runnable {
    private final primitive owner;
    private final dnnl_primitive operation;
    private final dnnl_stream queue;
    private final dnnl_exec_arg_t arguments;
    private final int count;

    /** @param arguments oneDNN's number of an argument, {@code DNNL_ARG_…}, to its memory */
    Primitive(primitive owner, stream queue, Map<Integer, Tensor> arguments) {
        this.owner = owner;
        this.operation = owner.get();
        this.queue = queue.get();
        this.count = arguments.size();
        this.arguments = new dnnl_exec_arg_t(count);
        int i = 0;
        for (var argument : arguments.entrySet()) {
            this.arguments
                    .getPointer(i++)
                    .arg(argument.getKey())
                    .memory(argument.getValue().handle().get());
        }
    }

    @Override
    public void run() {
        int status = dnnl.dnnl_primitive_execute(operation, queue, count, arguments);
        if (status == dnnl.dnnl_out_of_memory) {
            throw new OutOfMemoryError("oneDNN ran out of memory");
        }
        if (status != dnnl.dnnl_success) {
            throw new IllegalStateException("oneDNN failed to run a %s: status %d".formatted(owner.get_kind(), status));
        }
    }
}
