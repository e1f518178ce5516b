package io.sparbiter.driver.network.distributed;

import io.sparbiter.driver.dispatch.TaskGpus;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.training.NetworkState;
import io.sparbiter.worker.network.training.Share;
import io.sparbiter.worker.network.training.SharedTraining;
import io.sparbiter.worker.trial.LostDeviceException;
import java.io.Serializable;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** Trains a share in a task, on the device that Spark gave it. */
record ShareTask(SharedTraining training) implements Serializable {
    /**
     * What Spark runs for each share of a round.
     *
     * @param state that the round begins with
     */
    Function<Share, SharedTraining.Result> from(Broadcast<NetworkState> state) {
        return share -> train(state.value(), share, TaskContext.get());
    }

    private SharedTraining.Result train(NetworkState state, Share share, TaskContext task) {
        try {
            Device device = Device.of(TaskGpus.address(task), TaskGpus.areScheduled());
            return training.train(state, share, device, task::isInterrupted);
        } catch (LostDeviceException e) {
            TaskGpus.endExecutor(e);
            throw e;
        }
    }
}
