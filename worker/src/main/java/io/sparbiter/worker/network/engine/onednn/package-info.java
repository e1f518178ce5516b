/**
 * Computes the networks of a search by oneDNN directly; knows nothing of Deeplearning4j. {@link
 * io.sparbiter.worker.network.engine.onednn.Computer} is the way in: for each size of batch it has a {@link
 * io.sparbiter.worker.network.engine.onednn.Computation}, which the nodes of its layers write as a {@link
 * io.sparbiter.worker.network.engine.onednn.program.Program}.
 */
package io.sparbiter.worker.network.engine.onednn;
