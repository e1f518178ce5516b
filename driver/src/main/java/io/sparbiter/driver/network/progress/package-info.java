/**
 * Shows a person how far predictions have come. Trainings are shown by {@link
 * io.sparbiter.driver.progress.TrainingDisplay}.
 */
package io.sparbiter.driver.network.progress;
