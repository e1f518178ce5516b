/** Reads archives of NumPy arrays. {@link io.sparbiter.worker.network.data.numpy.NumpySource} is the way in. */
package io.sparbiter.worker.network.data.numpy;
