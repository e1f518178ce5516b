package io.sparbiter.search.prune;

import java.util.ArrayList;
import java.util.List;

/**
 * The epochs at which successive halving compares trials.
 *
 * @param epochs rising, empty where trials are too short to be compared
 * @param reductionFactor of how many trials one goes on, at least 2
 */
record Rungs(List<Integer> epochs, int reductionFactor) {
    Rungs {
        epochs = List.copyOf(epochs);
    }

    /** The rungs before a trial's last epoch, at which nothing is left to save. */
    static Rungs below(int lastEpoch, int minEpochs, int reductionFactor) {
        List<Integer> epochs = new ArrayList<>();
        for (long epoch = minEpochs; epoch < lastEpoch; epoch *= reductionFactor) {
            epochs.add((int) epoch);
        }
        return new Rungs(epochs, reductionFactor);
    }

    /** How many brackets there can be: one per rung to begin with, and one that has none. */
    int brackets() {
        return epochs.size() + 1;
    }

    /** The rungs of a bracket, 0 being the one with all. */
    List<Integer> of(int bracket) {
        return epochs.subList(bracket, epochs.size());
    }

    /**
     * How many trials Hyperband starts in this bracket for each round through all brackets: with s rungs of the
     * S it could have, ⌈(S + 1) / (s + 1) × factor^s⌉, so that every bracket trains about as many epochs.
     */
    long share(int bracket) {
        int halvings = epochs.size() - bracket;
        return (long) Math.ceil(brackets() * Math.pow(reductionFactor, halvings) / (halvings + 1));
    }
}
