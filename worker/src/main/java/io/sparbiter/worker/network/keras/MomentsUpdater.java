package io.sparbiter.worker.network.keras;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;

/** Turns gradients into steps, with two running moments of each gradient as its state. */
abstract class MomentsUpdater<T extends KerasUpdater> implements GradientUpdater<T> {
    private final T config;
    private final String firstName;
    private final String secondName;
    private INDArray first;
    private INDArray second;

    MomentsUpdater(T config, String firstName, String secondName) {
        this.config = config;
        this.firstName = firstName;
        this.secondName = secondName;
    }

    /** Turns the gradient into what is to be subtracted from the parameters, in place, and updates the moments. */
    abstract void step(INDArray gradient, INDArray firstMoment, INDArray secondMoment, double rate, int step);

    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
        if (first == null || second == null) {
            throw new IllegalStateException("Cannot apply %s: its state was never set"
                    .formatted(config.getClass().getSimpleName()));
        }
        double rate = config.getLearningRate(iteration, epoch);
        step(gradient.reshape(first.shape()), first, second, rate, iteration + 1);
    }

    @Override
    public T getConfig() {
        return config;
    }

    @Override
    public Map<String, INDArray> getState() {
        return Map.of(firstName, first, secondName, second);
    }

    @Override
    public void setState(Map<String, INDArray> stateMap, boolean initialize) {
        if (!stateMap.keySet().equals(java.util.Set.of(firstName, secondName))) {
            throw new IllegalStateException("Cannot set the state of %s: it is [%s, %s], not %s"
                    .formatted(config.getClass().getSimpleName(), firstName, secondName, stateMap.keySet()));
        }
        first = stateMap.get(firstName);
        second = stateMap.get(secondName);
    }

    @Override
    public void setStateViewArray(INDArray viewArray, long[] gradientShape, char gradientOrder, boolean initialize) {
        INDArray state = viewArray.reshape(viewArray.length());
        if (initialize) {
            state.assign(0);
        }
        long half = state.length() / 2;
        first = state.get(NDArrayIndex.interval(0, half)).reshape(gradientOrder, gradientShape);
        second = state.get(NDArrayIndex.interval(half, 2 * half)).reshape(gradientOrder, gradientShape);
    }
}
