package io.sparbiter.search.trial;

import java.io.Serializable;

/**
 * What one epoch of a trial showed.
 *
 * @param number counts from 1
 * @param trainLoss mean loss per image over the epoch's training batches
 * @param valLoss mean loss per image on the validation images
 * @param valAccuracy fraction of validation images classified correctly, 0 to 1
 * @param learningRate the rate this epoch trained with
 * @param millis wall-clock time of training and validation
 */
public record Epoch(int number, double trainLoss, double valLoss, double valAccuracy, double learningRate, long millis)
        implements Serializable {
    /** Whether all that was measured is a number; a trial with an epoch that is not has diverged. */
    public boolean isFinite() {
        return Double.isFinite(trainLoss) && Double.isFinite(valLoss) && Double.isFinite(valAccuracy);
    }
}
