/**
 * Says what a network is computed on: ND4J's backend in this JVM, and the GPU that a task was given. {@link
 * io.sparbiter.worker.network.device.Device} is the way in.
 */
package io.sparbiter.worker.network.device;
