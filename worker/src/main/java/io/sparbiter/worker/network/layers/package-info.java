/**
 * From a point of a space to a network: hyperparameters, layers, a summary. What a driver reads, {@link
 * io.sparbiter.worker.network.layers.HyperParameters}, {@link io.sparbiter.worker.network.layers.NetworkSummary} and
 * the settings, loads no ND4J.
 */
package io.sparbiter.worker.network.layers;
