package io.sparbiter.driver.spark;

import java.io.Serializable;

/**
 * What a task does in an executor with the value that it was sent. Crosses Spark by Java serialization.
 *
 * @param <T> crosses Spark by its serializer, on the way out
 * @param <R> likewise, on the way back
 */
@FunctionalInterface
public interface TaskFunction<T, R> extends Serializable {
    /** Runs in the task's thread, where {@code TaskContext.get()} is the task. What it throws has Spark run it again. */
    R apply(T value);
}
