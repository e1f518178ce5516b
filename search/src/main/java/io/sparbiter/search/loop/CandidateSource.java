package io.sparbiter.search.loop;

import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.TrialResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where the loop's candidates come from: no point twice, an end when the space is exhausted, the same sequence for the
 * same seed and the same results told in the same order. Used by one thread.
 */
public interface CandidateSource {
    /**
     * Tells of a trial of another search over the same axes, before the first {@link #next}. It counts as an observation,
     * and its point, known by now, is not proposed again unless it is a start point.
     *
     * @param result whose point is of this space; one result a point
     * @throws UnsupportedOperationException if this source cannot begin with what others found
     */
    default void learn(TrialResult result) {
        throw new UnsupportedOperationException(
                "no warm start for " + getClass().getSimpleName());
    }

    /** The next candidates, at most {@code max} and fewer only if the space is exhausted. */
    List<Candidate> next(int max);

    /**
     * Makes a call of {@link #next} anew, in a search that is resumed. Where it takes long to find out what to propose, and
     * only then, a source may take it on trust: what it proposes afterwards is in any case what it would have proposed.
     *
     * @param then what was proposed when the call was made first
     * @return what is proposed now, the same unless this is another strategy
     */
    default List<Candidate> repeat(int max, List<Candidate> then) {
        return next(max);
    }

    /** Tells the end of a trial whose candidate came from here; of one that went on, its new end. */
    void tell(TrialResult result);

    /**
     * Which of the trials that may go on is worth it most. A mere question: it changes nothing that is proposed.
     *
     * @param waiting how they ended, the one with the best score first; at least one
     * @return its place in the list
     */
    default int goOn(List<TrialResult> waiting) {
        return 0;
    }

    /**
     * The most by which an untried point is expected to be better than the best completed trial, in units of the score and
     * at least 0; empty if nobody can say, or as long as what comes next is not up to a model. A mere question: it changes
     * nothing that is proposed.
     */
    default OptionalDouble expectedGain() {
        return OptionalDouble.empty();
    }

    /** A trial that ended goes on; it is going to be told again. */
    default void continued(TrialResult last) {}

    /**
     * The point this source holds for the best, of those it heard scores of; empty for the one with the best score. A
     * source with a model of the noise knows better than to trust one lucky score.
     */
    default Optional<Point> recommend() {
        return Optional.empty();
    }
}
