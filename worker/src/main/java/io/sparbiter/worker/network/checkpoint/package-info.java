/**
 * Keeps what a network in training needs to go on elsewhere, as bytes of a format of its own. {@link
 * io.sparbiter.worker.network.checkpoint.CheckpointStore} is what a trainer talks to; {@link
 * io.sparbiter.worker.network.checkpoint.CheckpointFormat} says what a file looks like.
 */
package io.sparbiter.worker.network.checkpoint;
