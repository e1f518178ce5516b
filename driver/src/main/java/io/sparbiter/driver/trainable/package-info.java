/**
 * Is the trial type {@code class}: trials of a user's own Java class. Read {@link
 * io.sparbiter.driver.trainable.ClassTrialType} first. What runs in an executor is in {@link
 * io.sparbiter.worker.trainable.ClassTrial}.
 */
package io.sparbiter.driver.trainable;
