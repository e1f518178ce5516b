/**
 * NVIDIA's driver and libraries as this process has them: found or not, their versions, and what their errors mean. {@link
 * io.sparbiter.worker.network.device.cuda.Cuda} is the way in.
 */
package io.sparbiter.worker.network.device.cuda;
