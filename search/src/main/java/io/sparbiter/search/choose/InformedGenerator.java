package io.sparbiter.search.choose;

import io.sparbiter.search.trial.TrialResult;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;

/**
 * A candidate generator that proposes in batches, counts what is in flight and learns from every kind of end. Any
 * Arbiter program can use it by {@code getCandidate} and {@code reportResults} alone.
 *
 * <p>All state follows from the calls: the same calls in the same order give the same proposals. Used by one thread.
 */
public interface InformedGenerator extends CandidateGenerator {
    /**
     * Up to {@code max} points, none of which was proposed, {@linkplain #inFlight put in flight} or told before; fewer
     * only if there are no more. They are in flight from now on.
     */
    List<Proposal> propose(int max);

    /**
     * Makes a call of {@link #propose} anew, see {@link io.sparbiter.search.loop.CandidateSource#repeat}.
     *
     * @param then what was proposed when the call was made first
     */
    List<Proposal> repeat(int max, List<Proposal> then);

    /** Puts a point in flight that somebody else proposed. */
    void inFlight(long index);

    /**
     * Tells how a trial ended; one that was never proposed counts as well, and of one that was told before the new end
     * counts.
     */
    void tell(TrialResult result);

    /** See {@link io.sparbiter.search.loop.CandidateSource#goOn}. */
    default int goOn(List<TrialResult> waiting) {
        return 0;
    }

    /** A trial that was told goes on; until it is told again, its last end counts. */
    default void continued(TrialResult last) {}

    /** See {@link io.sparbiter.search.loop.CandidateSource#expectedGain}. */
    default OptionalDouble expectedGain() {
        return OptionalDouble.empty();
    }

    /** The point held for the best of those told; empty for the one with the best score. */
    OptionalLong recommend();

    /**
     * A point to try.
     *
     * @param index of the point in its space
     * @param proposedBy the part of the strategy that chose it
     */
    record Proposal(long index, String proposedBy) {}
}
