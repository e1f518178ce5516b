package io.sparbiter.search.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sparbiter.search.bayes.Acquisition;
import io.sparbiter.search.bayes.Cost;
import io.sparbiter.search.generate.Strategy.Bayesian;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.search.trial.Results;
import io.sparbiter.search.trial.TrialResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BayesianTest extends ModelBasedContract {
    private static final Space SPACE = Spaces.ofTwoHundred();

    @Override
    protected Strategy strategy() {
        return Bayesian.DEFAULT;
    }

    @Override
    protected Space exhaustible() {
        return Spaces.grid(9, 8, 7);
    }

    @Override
    protected int many() {
        return 64;
    }

    @ParameterizedTest
    @EnumSource
    void everyAcquisitionFindsTheOptimum(Acquisition acquisition) {
        // 60 random draws of 1,000 points would find it with a chance of 6 %.
        assertThat(Toys.found(new Bayesian(acquisition, 10, acquisition.usualCost()), 10, 60))
                .isGreaterThanOrEqualTo(9);
    }

    /** Adam's points are good and nobody else's; of two that wait, the one of Adam's showed less, early. */
    @Test
    void whoGoesOnIsWhoMayWellBeTheBestAtItsEnd() {
        CandidateSource source = open(SPACE, 6);
        for (int id = 1; id <= 40; id++) {
            Candidate candidate = source.next(1).get(0);
            source.tell(Results.completed(
                    id,
                    candidate,
                    (isAdams(candidate) ? 3 : 0) + candidate.point().index() % 7 / 7.0));
        }
        List<Candidate> next = source.next(60);
        List<TrialResult> waiting = Stream.of(false, true)
                .map(isAdams -> waits(
                        next.stream()
                                .filter(candidate -> isAdams(candidate) == isAdams)
                                .findFirst()
                                .orElseThrow(),
                        isAdams ? 0.4 : 0.5))
                .toList();
        assertThat(source.goOn(waiting)).isEqualTo(1);
        assertThat(source.goOn(List.of(waiting.get(1), waiting.get(0)))).isZero();
    }

    private static boolean isAdams(Candidate candidate) {
        return candidate.point().word("optimizer").equals("adam");
    }

    private static TrialResult waits(Candidate candidate, double score) {
        return Results.of(50, candidate, new Pruned(score, 1, "it waits", Epochs.withAccuracies(score)));
    }

    @Test
    void oneLargeBatchComesQuicklyAndIsSpread() {
        CandidateSource source = open(Spaces.mnist(), 3);
        drain(source, 10, 20);
        List<Candidate> batch = source.next(200);
        assertThat(indices(batch)).hasSize(200).doesNotHaveDuplicates();
        assertThat(batch).extracting(Candidate::proposedBy).containsOnly("bayesian");
    }

    /** One of many points that are alike was lucky; the best of others, which are a little worse, was not. */
    @Test
    void aLuckyScoreIsNotRecommended() {
        CandidateSource source = open(SPACE, 4);
        boolean isLucky = true;
        for (int id = 1; id <= 60; id++) {
            Candidate candidate = source.next(1).get(0);
            boolean isGood = candidate.point().word("optimizer").equals("adam");
            double luck = !isGood && isLucky ? 5 : 0;
            isLucky &= isGood;
            source.tell(Results.completed(
                    id, candidate, (isGood ? 3 : 0) + luck + candidate.point().index() % 7 / 7.0));
        }
        assertThat(source.recommend().orElseThrow().word("optimizer")).isEqualTo("adam");
    }

    @Test
    void whereNothingCompletedNothingIsRecommended() {
        CandidateSource source = open(SPACE, 4);
        assertThat(source.recommend()).isEmpty();
        source.next(3).forEach(candidate -> source.tell(Results.of(1, candidate, new Diverged("NaN", List.of()))));
        assertThat(source.recommend()).isEmpty();
    }

    @Test
    void aDesignTooSmallIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bayesian(Acquisition.EI, 1, Cost.AWARE))
                .withMessage("a model needs a design of at least 2 points: 1");
    }
}
