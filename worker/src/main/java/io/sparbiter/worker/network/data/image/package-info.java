/**
 * Holds images, whatever files they come from. An {@link io.sparbiter.worker.network.data.image.ImageSet} is labelled
 * and in memory, an {@link io.sparbiter.worker.network.data.image.ImageSequence} can be read from any image on. {@link
 * io.sparbiter.worker.network.data.image.SourceFormat} is what a user says of files that do not tell the size of their
 * images.
 */
package io.sparbiter.worker.network.data.image;
