package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Seeds;
import io.sparbiter.search.trial.Trial;
import java.util.ArrayList;
import java.util.List;

/** Makes trials of what a source proposes, as long as there is something to propose and the budget allows another. */
final class Proposals {
    private final SearchPlan plan;
    private final CandidateSource source;
    private int nextTrial;
    private boolean exhausted;
    /** Whether the source, asked after the latest end of a trial, expected too little of another. */
    private boolean noGainExpected;

    Proposals(SearchPlan plan, CandidateSource source) {
        this.plan = plan;
        this.source = source;
        nextTrial = plan.state().nextTrial();
    }

    /** How many of so many free slots there can be trials for. */
    int atMost(int free) {
        return Math.min(free, left());
    }

    private int left() {
        return Math.max(0, plan.budget().trials().orElse(Integer.MAX_VALUE) - (nextTrial - 1));
    }

    /** The next trials: so many, or fewer if nothing else is left to try, or none. */
    List<Trial> next(int asked) {
        if (exhausted || asked <= 0 || expectsNoGain()) {
            return List.of();
        }
        List<Candidate> candidates = source.next(asked);
        exhausted = candidates.size() < asked;
        List<Trial> trials = new ArrayList<>();
        for (Candidate candidate : candidates) {
            trials.add(new Trial(nextTrial, candidate, Seeds.derive(plan.seed(), nextTrial), plan.epochs()));
            nextTrial++;
        }
        return List.copyOf(trials);
    }

    /** What runs is waited for all the same: it may raise what is expected of others. */
    private boolean expectsNoGain() {
        noGainExpected = noGainExpected || plan.budget().isTooLittle(source::expectedGain);
        return noGainExpected;
    }

    /** A trial ended, after which more may be expected of others. */
    void trialEnded() {
        noGainExpected = false;
    }

    /** Whether no more are made, unless a trial that runs changes what is expected. */
    boolean areOver() {
        return exhausted || noGainExpected || left() == 0;
    }

    /** Why no more are made. */
    EndReason whyOver() {
        if (left() == 0) {
            return EndReason.TRIALS;
        }
        return exhausted ? EndReason.SPACE_EXHAUSTED : EndReason.NO_GAIN_EXPECTED;
    }
}
