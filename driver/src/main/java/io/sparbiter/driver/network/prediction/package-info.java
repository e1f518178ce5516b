/**
 * Puts a trained model to work on images and writes what it says of them. {@link
 * io.sparbiter.driver.network.prediction.Predictions} gives probabilities, computed in this process or, by {@link
 * io.sparbiter.driver.network.distributed}, by Spark jobs; {@link
 * io.sparbiter.driver.network.prediction.ModelEvaluation} makes figures of them and {@link
 * io.sparbiter.driver.network.prediction.PredictionCsv} lines. No Spark here.
 */
package io.sparbiter.driver.network.prediction;
