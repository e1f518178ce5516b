package io.sparbiter.worker.network.engine.cuda;

import io.sparbiter.worker.network.device.cuda.Cuda;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.cuda.cudart.CUgraphExec_st;
import org.bytedeco.cuda.cudart.CUgraph_st;
import org.bytedeco.cuda.global.cudart;

/**
 * Launches in order, made once and run for every batch. The first run gives them one by one, which loads what CUDA's
 * libraries need; the second records them as a graph, which later runs give the GPU at once: a step of fifty launches
 * costs the CPU what one does.
 */
final class Program implements AutoCloseable {
    /** {@code -Dsparbiter.cuda.graphs=false} gives launches one by one, to compare or to look for a fault. */
    static final String GRAPHS = "sparbiter.cuda.graphs";

    private final boolean graphs = !"false".equals(System.getProperty(GRAPHS));
    private final Gpu gpu;
    private final List<Runnable> steps = new ArrayList<>();
    private boolean loaded;
    private CUgraphExec_st graph;

    Program(Gpu gpu) {
        this.gpu = gpu;
    }

    void add(Runnable step) {
        steps.add(step);
    }

    /** What it launches, in order, for whoever wants to know what each takes. */
    List<Runnable> steps() {
        return List.copyOf(steps);
    }

    /** Gives the GPU all launches, which it does after what it was given before. */
    void run() {
        if (!loaded || !graphs) {
            steps.forEach(Runnable::run);
            loaded = true;
            return;
        }
        if (graph == null) {
            graph = recorded();
        }
        Cuda.check(cudart.cudaGraphLaunch(graph, gpu.stream()));
    }

    private CUgraphExec_st recorded() {
        var plan = new CUgraph_st();
        // Relaxed: other threads may allocate memory meanwhile.
        Cuda.check(cudart.cudaStreamBeginCapture(gpu.stream(), cudart.cudaStreamCaptureModeRelaxed));
        steps.forEach(Runnable::run);
        Cuda.check(cudart.cudaStreamEndCapture(gpu.stream(), plan));
        try {
            var executable = new CUgraphExec_st();
            Cuda.check(cudart.cudaGraphInstantiate(executable, plan, 0));
            return executable;
        } finally {
            cudart.cudaGraphDestroy(plan);
        }
    }

    @Override
    public void close() {
        if (graph != null) {
            cudart.cudaGraphExecDestroy(graph);
            graph = null;
        }
    }
}
