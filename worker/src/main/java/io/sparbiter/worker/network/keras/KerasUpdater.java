package io.sparbiter.worker.network.keras;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/** An optimizer with a learning rate and two numbers of state a parameter; mutable, since ND4J sets the rate. */
abstract sealed class KerasUpdater implements IUpdater permits KerasAdadelta, KerasNadam {
    private double learningRate;

    KerasUpdater(double learningRate) {
        this.learningRate = learningRate;
    }

    /** An updater of this configuration that has no state yet. */
    abstract MomentsUpdater<?> updater();

    @Override
    public abstract KerasUpdater clone();

    @Override
    public long stateSize(long numParams) {
        return 2 * numParams;
    }

    @Override
    public GradientUpdater<?> instantiate(INDArray viewArray, boolean initializeViewArray) {
        var updater = updater();
        long[] halves = {viewArray.length() / 2};
        updater.setStateViewArray(viewArray, halves, viewArray.ordering(), initializeViewArray);
        return updater;
    }

    @Override
    public GradientUpdater<?> instantiate(Map<String, INDArray> updaterState, boolean initializeStateArrays) {
        var updater = updater();
        updater.setState(updaterState, initializeStateArrays);
        return updater;
    }

    @Override
    public double getLearningRate(int iteration, int epoch) {
        return learningRate;
    }

    @Override
    public boolean hasLearningRate() {
        return true;
    }

    /** Sets the rate. Schedules are not supported: the trainer sets each epoch's rate. */
    @Override
    public void setLrAndSchedule(double lr, ISchedule lrSchedule) {
        if (lrSchedule != null) {
            throw new UnsupportedOperationException("Cannot set a learning rate schedule: %s takes a rate only"
                    .formatted(getClass().getSimpleName()));
        }
        learningRate = lr;
    }
}
