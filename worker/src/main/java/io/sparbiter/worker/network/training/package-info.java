/** From a network to the outcome of its trial: epochs, validation, early stopping, learning rates, failures. */
package io.sparbiter.worker.network.training;
