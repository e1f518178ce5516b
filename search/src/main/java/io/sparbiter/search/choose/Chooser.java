package io.sparbiter.search.choose;

import io.sparbiter.search.choose.InformedGenerator.Proposal;
import io.sparbiter.search.trial.TrialResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The part of a strategy that thinks: picks the next point from all that is known. */
public interface Chooser {
    /** The next point, an untried one; empty if it has none, and then any untried point serves. */
    Optional<Proposal> choose(History history);

    /**
     * Chooses anew what was chosen before, or not chosen but drawn, in a search that is resumed. A chooser that takes
     * long may take {@code then} on trust if what it chooses afterwards is the same.
     */
    default Optional<Proposal> repeat(Proposal then, History history) {
        return choose(history);
    }

    /**
     * Which of the trials that may go on is worth it most, see {@link io.sparbiter.search.loop.CandidateSource#goOn}; the
     * one with the best score if it has no opinion of its own.
     */
    default int goOn(List<TrialResult> waiting, History history) {
        return 0;
    }

    /**
     * What is to be gained from an untried point, see {@link io.sparbiter.search.loop.CandidateSource#expectedGain}; empty
     * if it has no model of that, or knows too little yet.
     */
    default OptionalDouble expectedGain(History history) {
        return OptionalDouble.empty();
    }

    /** The point it holds for the best of those observed; empty if it has no opinion of its own. */
    default OptionalLong recommend(History history) {
        return OptionalLong.empty();
    }

    /** Announces that {@code max} points will be asked for with no result between them. */
    default void expect(int max, History history) {}

    /** Announces that the history heard of another end. */
    default void heard(History history) {}
}
