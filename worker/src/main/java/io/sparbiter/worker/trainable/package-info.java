/**
 * Runs trials of a user's class: loads it, trains it, watches it, and makes what it reports the trial's outcome. {@link
 * io.sparbiter.worker.trainable.ClassTrial} is what an executor calls; read {@link
 * io.sparbiter.worker.trainable.TrainableRun} next.
 */
package io.sparbiter.worker.trainable;
