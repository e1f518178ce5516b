package io.sparbiter.worker.network.engine.onednn.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;

/** Steps in order, made once and run for every batch. */
public final class Program implements AutoCloseable {
    private final OneDnn dnn;
    private final Buffers buffers;
    private final List<Runnable> steps = new ArrayList<>();
    private final List<Pointer> owned = new ArrayList<>();

    public Program(OneDnn dnn, Buffers buffers) {
        this.dnn = dnn;
        this.buffers = buffers;
    }

    public void run() {
        for (Runnable step : steps) {
            step.run();
        }
    }

    public OneDnn dnn() {
        return dnn;
    }

    public void add(Runnable step) {
        steps.add(step);
    }

    /** Adds an operation of oneDNN. */
    public void add(primitive_desc operation, Map<Integer, Tensor> arguments) {
        steps.add(new Primitive(own(new primitive(operation)), dnn.queue(), arguments));
    }

    /** A tensor in a buffer, see {@link Buffers}. */
    public Tensor tensor(String buffer, memory.desc layout) {
        Tensor tensor = at(layout, null);
        buffers.place(buffer, tensor);
        return tensor;
    }

    /** A tensor at an address that others own. */
    public Tensor at(memory.desc layout, Pointer address) {
        return new Tensor(layout, own(new memory(layout, dnn.cpu(), address)));
    }

    /** The same numbers in another layout: the tensor itself if that is its own, else a copy made at this point. */
    public Tensor in(memory.desc layout, Tensor tensor, String buffer) {
        if (layout.equals(tensor.layout())) {
            return tensor;
        }
        Tensor copy = tensor(buffer, layout);
        copy(tensor, copy);
        return copy;
    }

    /** Adds a copy from one layout to another. */
    public void copy(Tensor from, Tensor to) {
        var operation = new reorder.primitive_desc(from.handle(), to.handle());
        steps.add(new Primitive(
                own(new reorder(operation)), dnn.queue(), Map.of(dnnl.DNNL_ARG_FROM, from, dnnl.DNNL_ARG_TO, to)));
    }

    private <T extends Pointer> T own(T pointer) {
        owned.add(pointer);
        return pointer;
    }

    @Override
    public void close() {
        steps.clear();
        owned.forEach(Pointer::close);
        owned.clear();
    }

    /** An operation of oneDNN with its arguments, ready to run any number of times. */
    private static final class Primitive implements Runnable {
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
                throw new IllegalStateException(
                        "oneDNN failed to run a %s: status %d".formatted(owner.get_kind(), status));
            }
        }
    }
}
