/**
 * Holds images in memory, whatever files they come from. {@link io.sparbiter.worker.network.data.image.ImageSet} is a
 * labelled set of them; a format of files is an {@link io.sparbiter.worker.network.data.image.ImageFormat}.
 */
package io.sparbiter.worker.network.data.image;
