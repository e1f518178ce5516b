/**
 * Takes an optimizer's step in one pass over the weights, where Deeplearning4j makes a dozen. {@link
 * io.sparbiter.worker.network.engine.update.Blocks} says from a plan what is done with which weight, {@link
 * io.sparbiter.worker.network.engine.update.Optimization} does it in pieces that stay in the nearest cache, and {@link
 * io.sparbiter.worker.network.engine.update.UpdateTable} tells a GPU. Read {@link
 * io.sparbiter.worker.network.engine.update.Optimization} first.
 */
package io.sparbiter.worker.network.engine.update;
