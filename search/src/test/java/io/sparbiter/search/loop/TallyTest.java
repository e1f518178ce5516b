package io.sparbiter.search.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Cancelled;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.search.trial.Outcome.Stopped;
import io.sparbiter.search.trial.Results;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final Candidate CANDIDATE =
            new Candidate(Spaces.ofTwoHundred().point(0), "random");

    private static Tally of(Direction direction, Outcome... outcomes) {
        var tally = new Tally(direction);
        for (int i = 0; i < outcomes.length; i++) {
            tally.add(Results.of(i + 1, CANDIDATE, outcomes[i]));
        }
        return tally;
    }

    private static int withoutGain(Outcome... outcomes) {
        return of(Direction.MAXIMIZE, outcomes).withoutGain().size();
    }

    private static Completed completed(double score) {
        return new Completed(score, 1, "done", List.of());
    }

    @Test
    void aRowEndsWithABetterScoreAndNotWithAnEqualOne() {
        assertThat(withoutGain()).isZero();
        assertThat(withoutGain(completed(0.5))).isZero();
        assertThat(withoutGain(completed(0.5), completed(0.5), completed(0.4))).isEqualTo(2);
        assertThat(withoutGain(completed(0.5), completed(0.4), completed(0.6))).isZero();
        assertThat(of(Direction.MINIMIZE, completed(0.5), completed(0.6), completed(0.4))
                        .withoutGain())
                .isEmpty();
    }

    @Test
    void trialsThatTeachSomethingCount() {
        assertThat(withoutGain(
                        completed(0.5),
                        new Pruned(0.4, 1, "hopeless", List.of()),
                        new Diverged("NaN", List.of()),
                        new Failed(Failure.OUT_OF_MEMORY, "heap", List.of())))
                .isEqualTo(3);
    }

    @Test
    void aTrialThatGoesOnCountsOnceWhenItHasEnded() {
        var waits = new Pruned(0.4, 3, "waits", List.of());
        Tally tally = of(Direction.MAXIMIZE, completed(0.5), waits, completed(0.3));
        assertThat(tally.withoutGain()).containsExactlyInAnyOrder(2, 3);

        tally.continued(2);
        assertThat(tally.withoutGain()).containsExactly(3);

        tally.add(Results.of(2, CANDIDATE, completed(0.45)));
        assertThat(tally.withoutGain()).containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void theBestTrialBringsNoSecondGainWhenItGoesOnAndNoLossEither() {
        Tally tally = of(Direction.MAXIMIZE, new Pruned(0.5, 3, "waits", List.of()));
        tally.continued(1);
        tally.add(Results.of(1, CANDIDATE, completed(0.5)));
        assertThat(tally.withoutGain()).isEmpty();
    }

    @Test
    void trialsThatWereCutShortCountOnlyAsAGain() {
        assertThat(withoutGain(
                        completed(0.5),
                        completed(0.4),
                        new Stopped(0.4, 1, "over", List.of()),
                        new Cancelled("over"),
                        new Failed(Failure.INFRASTRUCTURE, "node lost", List.of())))
                .isEqualTo(1);
        assertThat(withoutGain(completed(0.5), completed(0.4), new Stopped(0.6, 1, "over", List.of())))
                .isZero();
    }
}
