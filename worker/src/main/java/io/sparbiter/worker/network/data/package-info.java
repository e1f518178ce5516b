/**
 * Brings images to a network: where they are read from, how they are split, and how they become batches. {@link
 * io.sparbiter.worker.network.data.DataCache} is the way in. Nothing here
 * touches ND4J, so that a driver without a backend can look at data and settings.
 */
package io.sparbiter.worker.network.data;
