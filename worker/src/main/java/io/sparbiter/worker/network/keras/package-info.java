/**
 * Gives Keras' optimizers and initial weights in terms of Deeplearning4j. Users' model files name these classes, so
 * they keep their names and their place.
 */
package io.sparbiter.worker.network.keras;
