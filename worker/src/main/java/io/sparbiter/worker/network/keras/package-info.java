/** Keras' optimizers, weights and meanings of numbers, in terms of Deeplearning4j. */
package io.sparbiter.worker.network.keras;
