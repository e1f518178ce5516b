/**
 * Reads pictures as Java's ImageIO does: {@link io.sparbiter.worker.network.data.picture.PictureFolders} those of a data
 * set, {@link io.sparbiter.worker.network.data.picture.PictureImages} those of no known class.
 */
package io.sparbiter.worker.network.data.picture;
