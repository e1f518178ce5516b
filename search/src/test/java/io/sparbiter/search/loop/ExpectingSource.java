package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.TrialResult;
import java.util.List;
import java.util.OptionalDouble;

/** Another source's candidates, and of what is to be gained what a script says. */
final class ExpectingSource implements CandidateSource {
    private final CandidateSource source;
    private final double[] gains;
    int ends;
    int questions;

    /** @param gains expected after no end, after one, two, …; the last one from then on */
    ExpectingSource(CandidateSource source, double... gains) {
        this.source = source;
        this.gains = gains;
    }

    @Override
    public List<Candidate> next(int max) {
        return source.next(max);
    }

    @Override
    public void tell(TrialResult result) {
        ends++;
        source.tell(result);
    }

    @Override
    public void continued(TrialResult last) {
        source.continued(last);
    }

    @Override
    public OptionalDouble expectedGain() {
        questions++;
        double gain = gains[Math.min(ends, gains.length - 1)];
        return Double.isNaN(gain) ? OptionalDouble.empty() : OptionalDouble.of(gain);
    }
}
