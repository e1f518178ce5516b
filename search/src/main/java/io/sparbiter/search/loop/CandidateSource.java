package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.TrialResult;
import java.util.List;

/**
 * Where the loop's candidates come from: no point twice, an end when the space is exhausted, the same sequence for the
 * same seed and the same results told in the same order. Used by one thread.
 */
public interface CandidateSource {
    /** The next candidates, at most {@code max} and fewer only if the space is exhausted. */
    List<Candidate> next(int max);

    /** Tells the end of a trial whose candidate came from here. */
    void tell(TrialResult result);
}
