package io.sparbiter.driver.network.prediction;

import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageSequence;
import io.sparbiter.worker.network.data.image.ImageStream;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.evaluation.Predictor;
import io.sparbiter.worker.network.evaluation.SavedNetwork;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Predicts on threads of this JVM, each with a network of its own, while the caller's thread reads and writes. */
public final class LocalPredictions implements Predictions {
    /** Blocks read ahead for each thread, so that none waits and no large file is in memory. */
    private static final int AHEAD = 2;

    private final SavedNetwork network;
    private final ImageFormat format;
    private final int threads;

    /**
     * Starts nothing yet.
     *
     * @param format of its images
     */
    public LocalPredictions(SavedNetwork network, ImageFormat format, int threads) {
        this.network = network;
        this.format = format;
        this.threads = threads;
    }

    @Override
    public void each(ImageSequence images, Consumer<float[][]> sink) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, work -> new PredictorThread(work, network));
        Deque<Future<float[][]>> pending = new ArrayDeque<>();
        try (ImageStream stream = images.from(0)) {
            for (int first = 0; first < images.size(); first += BLOCK) {
                if (pending.size() == AHEAD * threads) {
                    sink.accept(result(pending.remove()));
                }
                byte[] pixels = stream.next(Math.min(BLOCK, images.size() - first));
                pending.add(pool.submit(() -> PredictorThread.predictor().probabilities(pixels, format)));
            }
            pending.forEach(block -> sink.accept(result(block)));
        } finally {
            pool.shutdownNow();
        }
    }

    private static float[][] result(Future<float[][]> block) {
        try {
            return block.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {}

    /** Loads its network when it is first used, and frees it at its end. */
    private static final class PredictorThread extends Thread {
        private final SavedNetwork network;
        private Predictor predictor;

        PredictorThread(Runnable work, SavedNetwork network) {
            super(work, "predictor");
            this.network = network;
            setDaemon(true);
        }

        /** The calling thread's. */
        static Predictor predictor() {
            var thread = (PredictorThread) currentThread();
            if (thread.predictor == null) {
                thread.predictor = Predictor.of(thread.network, Device.here());
            }
            return thread.predictor;
        }

        @Override
        public void run() {
            super.run();
            if (predictor != null) {
                predictor.close();
            }
        }
    }
}
