package io.sparbiter.search.choose;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.arbiter.PointParameterSpace;
import io.sparbiter.search.bayes.Acquisition;
import io.sparbiter.search.bayes.BayesianChooser;
import io.sparbiter.search.bayes.Cost;
import io.sparbiter.search.choose.InformedGenerator.Proposal;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Results;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.junit.jupiter.api.Test;

class ChoosingGeneratorTest {
    private static final Space SPACE = Spaces.ofTwoHundred();
    private final PointParameterSpace points = new PointParameterSpace(SPACE);

    private InformedGenerator generator() {
        return new ChoosingGenerator(
                points,
                Epochs.OBJECTIVE,
                new Design(5, 1),
                new BayesianChooser(Acquisition.EI, Cost.IGNORE, 1, Optional.empty(), SPACE, 5, 1));
    }

    @Test
    void anArbiterProgramCanUseIt() {
        InformedGenerator generator = generator();
        Set<Long> indices = new HashSet<>();
        while (generator.hasMoreCandidates()) {
            var candidate = generator.getCandidate();
            long index = points.index(candidate.getFlatParameters());
            indices.add(index);
            double score = index % 10 == 0 ? Double.NaN : index % 7;
            generator.reportResults(new OptimizationResult(candidate, score, candidate.getIndex(), null, null, null));
        }
        assertThat(indices).hasSize(200);
    }

    @Test
    void scoresThatAreNoNumbersAreFailuresHoweverGreat() {
        InformedGenerator generator = generator();
        double[] none = {Double.POSITIVE_INFINITY, Double.NaN, Double.NEGATIVE_INFINITY};
        for (int told = 0; told < 30; told++) {
            var candidate = generator.getCandidate();
            boolean isFinite = points.index(candidate.getFlatParameters()) % 3 == 0;
            double score = isFinite ? told : none[told % 3];
            generator.reportResults(new OptimizationResult(candidate, score, candidate.getIndex(), null, null, null));
        }
        assertThat(generator.recommend().orElseThrow() % 3).isZero();
    }

    @Test
    void aPointInFlightElsewhereIsNotProposed() {
        InformedGenerator generator = generator();
        generator.inFlight(42);
        assertThat(generator.propose(300))
                .hasSize(199)
                .extracting(Proposal::index)
                .doesNotContain(42L);
    }

    @Test
    void aResultOfAnotherSearchCountsEvenTwice() {
        InformedGenerator generator = generator();
        for (int id = 1; id <= 20; id++) {
            long index = id / 2;
            generator.tell(Results.completed(id, new Candidate(SPACE.point(index), "earlier"), index + 0.5 * (id % 2)));
        }
        assertThat(generator.propose(300))
                .hasSize(189)
                .extracting(Proposal::index)
                .doesNotHaveDuplicates()
                .doesNotContain(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }
}
