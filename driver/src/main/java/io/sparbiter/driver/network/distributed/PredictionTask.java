package io.sparbiter.driver.network.distributed;

import io.sparbiter.driver.dispatch.TaskGpus;
import io.sparbiter.driver.network.prediction.Predictions;
import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageSequence;
import io.sparbiter.worker.network.data.image.ImageStream;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.evaluation.Predictor;
import io.sparbiter.worker.network.evaluation.SavedNetwork;
import io.sparbiter.worker.network.layers.NetworkPlan;
import io.sparbiter.worker.trial.LostDeviceException;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.TaskCompletionListener;

/** Predicts, in one task, the blocks of images that fall to its number. */
final class PredictionTask implements FlatMapFunction<Integer, float[][]> {
    private static final long serialVersionUID = 1;

    private final ImageSequence images;
    private final ImageFormat format;
    private final NetworkPlan plan;
    private final Broadcast<byte[]> model;
    private final int blocks;
    private final int tasks;

    /**
     * @param model the bytes of the plan's network
     * @param blocks of the images in all
     * @param tasks that share them, numbered from 0
     */
    PredictionTask(
            ImageSequence images,
            ImageFormat format,
            NetworkPlan plan,
            Broadcast<byte[]> model,
            int blocks,
            int tasks) {
        this.images = images;
        this.format = format;
        this.plan = plan;
        this.model = model;
        this.blocks = blocks;
        this.tasks = tasks;
    }

    @Override
    public Iterator<float[][]> call(Integer task) {
        int first = firstBlock(task);
        Predictor predictor = Predictor.of(new SavedNetwork(plan, model.value()), device());
        closeAtTheEnd(predictor);
        ImageStream stream = images.from(first * Predictions.BLOCK);
        closeAtTheEnd(stream);
        return IntStream.range(first, firstBlock(task + 1))
                .mapToObj(block -> probabilities(predictor, stream.next(size(block))))
                .iterator();
    }

    private float[][] probabilities(Predictor predictor, byte[] pixels) {
        try {
            return predictor.probabilities(pixels, format);
        } catch (LostDeviceException e) {
            TaskGpus.endExecutor(e);
            throw e;
        }
    }

    private static void closeAtTheEnd(Predictor predictor) {
        TaskCompletionListener listener = context -> predictor.close();
        TaskContext.get().addTaskCompletionListener(listener);
    }

    private static void closeAtTheEnd(ImageStream stream) {
        TaskCompletionListener listener = context -> stream.close();
        TaskContext.get().addTaskCompletionListener(listener);
    }

    private int firstBlock(int task) {
        return (int) ((long) blocks * task / tasks);
    }

    private int size(int block) {
        return Math.min(Predictions.BLOCK, images.size() - block * Predictions.BLOCK);
    }

    private static Device device() {
        return Device.of(TaskGpus.address(TaskContext.get()), TaskGpus.areScheduled());
    }
}
