/**
 * Programs of oneDNN: operations made once, on tensors in shared buffers, and run for every batch. Knows nothing of layers;
 * {@link io.sparbiter.worker.network.engine.onednn.program.Program} is what they are written with.
 */
package io.sparbiter.worker.network.engine.onednn.program;
