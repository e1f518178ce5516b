/** Images, whatever files they come from. */
package io.sparbiter.worker.network.data.image;
