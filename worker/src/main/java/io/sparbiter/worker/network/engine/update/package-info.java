/**
 * Takes an optimizer's step in one pass over the weights, where Deeplearning4j makes a dozen. {@link
 * io.sparbiter.worker.network.engine.update.Blocks} reads what the network's own updater would do, {@link
 * io.sparbiter.worker.network.engine.update.Optimization} does it in pieces that stay in the nearest cache. Read {@link
 * io.sparbiter.worker.network.engine.update.Optimization} first.
 */
package io.sparbiter.worker.network.engine.update;
