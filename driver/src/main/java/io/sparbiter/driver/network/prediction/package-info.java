/**
 * Puts a trained model to work on images and writes what it says of them. {@link
 * io.sparbiter.driver.network.prediction.ModelEvaluation} scores a split, {@link
 * io.sparbiter.driver.network.prediction.LocalPredictions} labels images of a user's own in this process. No Spark
 * here.
 */
package io.sparbiter.driver.network.prediction;
