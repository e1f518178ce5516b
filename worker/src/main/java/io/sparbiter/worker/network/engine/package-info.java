/**
 * What computes a network's training steps and probabilities: oneDNN itself on a CPU, or Deeplearning4j's layers. Other
 * packages know {@link io.sparbiter.worker.network.engine.Engine} only.
 */
package io.sparbiter.worker.network.engine;
