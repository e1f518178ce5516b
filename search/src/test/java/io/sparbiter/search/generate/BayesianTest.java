package io.sparbiter.search.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sparbiter.search.bayes.Acquisition;
import io.sparbiter.search.generate.Strategy.Bayesian;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BayesianTest extends ModelBasedContract {
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
        assertThat(Toys.found(new Bayesian(acquisition, 10), 10, 60)).isGreaterThanOrEqualTo(9);
    }

    @Test
    void oneLargeBatchComesQuicklyAndIsSpread() {
        CandidateSource source = open(Spaces.mnist(), 3);
        drain(source, 10, 20);
        List<Candidate> batch = source.next(200);
        assertThat(indices(batch)).hasSize(200).doesNotHaveDuplicates();
        assertThat(batch).extracting(Candidate::proposedBy).containsOnly("bayesian");
    }

    @Test
    void aDesignTooSmallIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bayesian(Acquisition.EI, 1))
                .withMessage("a model needs a design of at least 2 points: 1");
    }
}
