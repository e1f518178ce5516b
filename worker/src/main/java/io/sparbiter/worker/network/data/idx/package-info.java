/** IDX files, as MNIST has them. */
package io.sparbiter.worker.network.data.idx;
