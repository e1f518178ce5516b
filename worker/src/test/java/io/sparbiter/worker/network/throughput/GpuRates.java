package io.sparbiter.worker.network.throughput;

import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.engine.cuda.CudaNetwork;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Images a second that networks train with on a GPU, epochs after epochs, their images' order included.
 *
 * @param seconds of each measurement
 */
record GpuRates(Device.Gpu gpu, double seconds) {
    private static final double WARM_UP_SECONDS = 0.5;
    private static final int MOST_SECONDS = 60;
    private static final String GRAPHS = "sparbiter.cuda.graphs";

    GpuRates withTf32() {
        return new GpuRates((Device.Gpu) gpu.withTf32(true), seconds);
    }

    /** Of one network, alone on its GPU. */
    double one(GpuTraining training) {
        return together(training, 1);
    }

    /** Of one network whose steps are given to the GPU launch by launch. */
    double withoutGraphs(GpuTraining training) {
        System.setProperty(GRAPHS, "false");
        try {
            return one(training);
        } finally {
            System.clearProperty(GRAPHS);
        }
    }

    /** Of so many like this one side by side, each with a thread and an engine of its own. */
    double together(GpuTraining training, int trials) {
        var unmeasured = new CountDownLatch(trials);
        List<Meter> meters = Stream.generate(
                        () -> new Meter(unmeasured, Math.min(WARM_UP_SECONDS, seconds), seconds, System::nanoTime))
                .limit(trials)
                .toList();
        List<CompletableFuture<Void>> done = IntStream.range(0, trials)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> train(training, meters.get(i)), command -> new Thread(command).start()))
                .toList();
        // Trials that wait for each other for ever must not take the other measurements' time.
        CompletableFuture.allOf(done.toArray(CompletableFuture[]::new))
                .orTimeout(MOST_SECONDS, TimeUnit.SECONDS)
                .join();
        return meters.stream().mapToDouble(Meter::rate).sum();
    }

    private void train(GpuTraining training, Meter meter) {
        try (var vectors = new HostVectors(training.plan());
                var there = new CudaNetwork(training.plan(), gpu)) {
            there.putWeights(vectors.weights);
            there.putState(vectors.state, vectors.stateLength());
            meter.begin();
            int taken = 0;
            for (int number = 1; !meter.isOver(); number++) {
                taken += there.train(
                        training.epoch(training.allSteps(), number),
                        taken,
                        GpuTraining.LEARNING_RATE,
                        losses -> measure(losses, training.batch(), meter));
            }
        } finally {
            meter.giveUp(); // without this the others would wait for ever for one that failed
        }
    }

    /** Counts the steps that are done; the time between epochs is theirs, too. */
    private static boolean measure(double[] losses, int batch, Meter meter) {
        if (losses.length > 0) {
            meter.end(losses.length * batch);
            meter.begin();
        }
        return !meter.isOver();
    }
}
