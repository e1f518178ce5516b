/**
 * Trains the network of a trial: epochs, validation, early stopping, learning rates, failures. {@link
 * io.sparbiter.worker.network.training.CnnTrial} is what an executor calls, {@link
 * io.sparbiter.worker.network.training.Trainer} trains any network, a final model's too. Read {@link
 * io.sparbiter.worker.network.training.Trainer} first.
 */
package io.sparbiter.worker.network.training;
