/**
 * Is the trial type {@code network} and its sections of a search file: {@code data}, {@code network} and {@code
 * training}. Read {@link io.sparbiter.driver.network.trial.NetworkTrialType} first. What runs in an executor is in
 * {@link io.sparbiter.worker.network.training.CnnTrial}.
 */
package io.sparbiter.driver.network.trial;
