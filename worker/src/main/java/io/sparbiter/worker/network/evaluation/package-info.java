/**
 * What a trained network makes of images: probabilities, and the figures that tell how good they are. {@link
 * io.sparbiter.worker.network.evaluation.Predictor} alone knows networks; the figures come from plain arrays, so that a
 * driver without a backend can compute them.
 */
package io.sparbiter.worker.network.evaluation;
