package io.sparbiter.worker.network.engine.cuda;

import io.sparbiter.worker.network.data.TrainingEpoch;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.device.cuda.Cuda;
import io.sparbiter.worker.network.engine.update.UpdateTable;
import io.sparbiter.worker.network.layers.NetworkPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.cuda.cudart.CUevent_st;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Where a training step's time goes, in seconds, by events that the GPU records between its launches.
 *
 * @param wall the host's clock, from one step to the next, where steps are graphs
 * @param graph from the first kernel's beginning to the last one's end
 * @param launches the sum of all launches when each is given alone, less what two events take with nothing between
 * @param count launches of a step
 * @param kinds the same by who launches: a class of this package
 */
public record StepTimes(double wall, double graph, double launches, int count, Map<String, Double> kinds) {
    private static final int WARM_UP = 4;
    private static final int PAIRS_OF_NOTHING = 50;

    /** The share of the steps' time in which the GPU computed no launch. */
    public double idleShare() {
        return Math.max(0, 1 - launches / wall);
    }

    /** How many steps an epoch must have for {@link #of}. */
    public static int steps(int measured) {
        return WARM_UP + 3 * measured;
    }

    /**
     * Trains a network, and measures so many of its steps in each of three ways: uninterrupted, as graphs between events,
     * and launch by launch.
     */
    public static StepTimes of(
            NetworkPlan plan, FloatPointer weights, Device.Gpu device, TrainingEpoch epoch, int measured) {
        try (var step = new TimedStep(plan, weights, device, epoch)) {
            step.run(WARM_UP);
            double wall = step.wall(measured);
            double graph = step.graph(measured);
            double nothing = nothing(step.gpu());
            Map<String, Double> kinds = new LinkedHashMap<>();
            for (int i = 0; i < measured; i++) {
                step.launches(nothing).forEach((kind, took) -> kinds.merge(kind, took / measured, Double::sum));
            }
            double all = kinds.values().stream().mapToDouble(took -> took).sum();
            return new StepTimes(wall, graph, all, step.count(), kinds);
        }
    }

    /** Seconds between two events with nothing between, the mean of many. */
    private static double nothing(Gpu gpu) {
        double sum = 0;
        try (var span = new Span(gpu)) {
            for (int i = 0; i < PAIRS_OF_NOTHING; i++) {
                span.begin();
                span.end();
                sum += span.seconds();
            }
        }
        return sum / PAIRS_OF_NOTHING;
    }

    /** What a GPU does between two events in its stream. */
    private static final class Span implements AutoCloseable {
        private final Gpu gpu;
        private final CUevent_st begin = new CUevent_st();
        private final CUevent_st end = new CUevent_st();

        Span(Gpu gpu) {
            this.gpu = gpu;
            Cuda.check(cudart.cudaEventCreate(begin));
            Cuda.check(cudart.cudaEventCreate(end));
        }

        void begin() {
            Cuda.check(cudart.cudaEventRecord(begin, gpu.stream()));
        }

        void end() {
            Cuda.check(cudart.cudaEventRecord(end, gpu.stream()));
        }

        /** Waits for the end. */
        double seconds() {
            Cuda.check(cudart.cudaEventSynchronize(end));
            float[] milliseconds = new float[1];
            Cuda.check(cudart.cudaEventElapsedTime(milliseconds, begin, end));
            return milliseconds[0] / 1e3;
        }

        @Override
        public void close() {
            cudart.cudaEventDestroy(begin);
            cudart.cudaEventDestroy(end);
        }
    }

    /** A network's training step, made as {@link CudaNetwork} makes it. */
    private static final class TimedStep implements AutoCloseable {
        private final Gpu gpu;
        private final DeviceImages images;
        private final TrainingPass pass;

        TimedStep(NetworkPlan plan, FloatPointer weights, Device.Gpu device, TrainingEpoch epoch) {
            gpu = new Gpu(device);
            DeviceMemory memory = gpu.memory();
            long parameters = plan.parameters();
            var vectors =
                    new Vectors(memory.floats(parameters), memory.floats(parameters), memory.floats(2 * parameters));
            put(vectors, weights, parameters);
            images = DeviceImages.of(epoch.images(), gpu);
            var optimizer = UpdateTable.of(plan);
            var epochMemory = new EpochMemory(gpu, epoch.images().size(), epoch.batchCount());
            epochMemory.begin(epoch, optimizer, 0, plan.learningRate());
            pass = new TrainingPass(
                    plan,
                    new Site(gpu, vectors, epochMemory, true),
                    images,
                    new OptimizerTable(optimizer, gpu),
                    epoch.batch(),
                    epoch.batch());
        }

        private void put(Vectors vectors, FloatPointer weights, long parameters) {
            gpu.put(vectors.weights(), weights, parameters * Float.BYTES);
            try (var state = new FloatPointer(new float[Math.toIntExact(2 * parameters)])) {
                gpu.put(vectors.state(), state, 2 * parameters * Float.BYTES);
            }
        }

        Gpu gpu() {
            return gpu;
        }

        int count() {
            return pass.launches().size();
        }

        void run(int steps) {
            for (int i = 0; i < steps; i++) {
                pass.run();
            }
            gpu.synchronize();
        }

        double wall(int steps) {
            long begin = System.nanoTime();
            run(steps);
            return (System.nanoTime() - begin) / 1e9 / steps;
        }

        double graph(int steps) {
            List<Span> spans = Stream.generate(() -> new Span(gpu)).limit(steps).toList();
            for (Span span : spans) {
                span.begin();
                pass.run();
                span.end();
            }
            double sum = spans.stream().mapToDouble(Span::seconds).sum();
            spans.forEach(Span::close);
            return sum / steps;
        }

        /** Seconds of one step's launches by the class that launches them. */
        Map<String, Double> launches(double nothing) {
            List<Runnable> launches = pass.launches();
            List<Span> spans = launches.stream().map(launch -> new Span(gpu)).toList();
            for (int i = 0; i < spans.size(); i++) {
                spans.get(i).begin();
                launches.get(i).run();
                spans.get(i).end();
            }
            Map<String, Double> kinds = new LinkedHashMap<>();
            for (int i = 0; i < spans.size(); i++) {
                kinds.merge(kind(launches.get(i)), Math.max(0, spans.get(i).seconds() - nothing), Double::sum);
                spans.get(i).close();
            }
            return kinds;
        }

        /** The class whose lambda a launch is. */
        private static String kind(Runnable launch) {
            return launch.getClass().getSimpleName().replaceFirst("\\$.*", "");
        }

        @Override
        public void close() {
            pass.close();
            images.close();
            gpu.close();
        }
    }
}
