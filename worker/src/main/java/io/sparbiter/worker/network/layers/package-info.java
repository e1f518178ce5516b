/**
 * From a point of a space to a network, and from a network to a file and back: hyperparameters, a plan of its layers, and
 * what is made from that. What a driver reads, {@link io.sparbiter.worker.network.layers.HyperParameters}, {@link
 * io.sparbiter.worker.network.layers.NetworkPlan}, {@link io.sparbiter.worker.network.layers.NetworkSummary}, {@link
 * io.sparbiter.worker.network.layers.NetworkArchive} and the settings, loads no ND4J.
 */
package io.sparbiter.worker.network.layers;
