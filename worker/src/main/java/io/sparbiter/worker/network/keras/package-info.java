/** Keras' optimizers and initial weights in terms of Deeplearning4j. Model files name these classes: they stay here. */
package io.sparbiter.worker.network.keras;
