/**
 * Reads images and labels from IDX files, as MNIST has them. {@link io.sparbiter.worker.network.data.idx.IdxSource} is
 * the way in.
 */
package io.sparbiter.worker.network.data.idx;
