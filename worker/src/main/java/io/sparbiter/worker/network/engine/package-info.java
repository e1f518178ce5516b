/**
 * What computes a network's epochs and probabilities: oneDNN itself on a CPU, cuDNN and kernels of our own on a GPU, or
 * Deeplearning4j's layers. {@link io.sparbiter.worker.network.engine.Engines} is the way in; other packages know it and
 * {@link io.sparbiter.worker.network.engine.Engine} only.
 */
package io.sparbiter.worker.network.engine;
