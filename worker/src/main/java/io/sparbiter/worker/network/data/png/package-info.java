/**
 * Reads images from PNG files, one or a folder of them, in the order that a person would give them. {@link
 * io.sparbiter.worker.network.data.png.PngImages} is the way in.
 */
package io.sparbiter.worker.network.data.png;
