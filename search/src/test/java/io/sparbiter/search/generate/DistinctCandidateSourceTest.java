package io.sparbiter.search.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sparbiter.search.arbiter.PointParameterSpace;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Results;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.junit.jupiter.api.Test;

class DistinctCandidateSourceTest {
    private static final Space SPACE = Spaces.ofTwoHundred();
    private final PointParameterSpace points = new PointParameterSpace(SPACE);

    @Test
    void aGeneratorThatRepeatsItselfIsHelpedOut() {
        var source = source(new FakeGenerator(Integer.MAX_VALUE, null));
        List<Candidate> candidates = source.next(300);
        assertThat(candidates)
                .extracting(candidate -> candidate.point().index())
                .doesNotHaveDuplicates();
        assertThat(candidates).hasSize(200);
        assertThat(candidates.get(0).proposedBy()).isEqualTo("fake");
        assertThat(candidates.subList(1, 200)).extracting(Candidate::proposedBy).containsOnly("untried");
    }

    @Test
    void aGeneratorThatRepeatsItselfIsAskedLessAndLess() {
        var generator = new FakeGenerator(Integer.MAX_VALUE, null);
        source(generator).next(200);
        // 1 + 100 + 50 + 25 + 12 + 6 + 3 + 1 + 1 + …
        assertThat(generator.asked).isLessThan(200 + 200);
    }

    @Test
    void theGeneratorsEndIsTheSourcesEnd() {
        var source = source(new FakeGenerator(1, null));
        assertThat(source.next(10)).hasSize(1);
        assertThat(source.next(10)).isEmpty();
    }

    @Test
    void aGeneratorHearsItsOwnCandidateWithItsScore() {
        var generator = new FakeGenerator(5, null);
        var source = source(generator);
        source.tell(Results.completed(1, source.next(1).get(0), 0.25));
        OptimizationResult heard = generator.heard.get(0);
        assertThat(heard.getCandidate()).isSameAs(generator.last);
        assertThat(heard.getScore()).isEqualTo(0.25);
        assertThat(heard.getIndex()).isEqualTo(17);
    }

    @Test
    void aGeneratorHearsOfStartPoints() {
        var generator = new FakeGenerator(5, null);
        var source = new DistinctCandidateSource(generator, "fake", points, 1, List.of(SPACE.point(77)));
        source.tell(Results.completed(1, source.next(1).get(0), 0.25));
        OptimizationResult heard = generator.heard.get(0);
        assertThat(points.index(heard.getCandidate().getFlatParameters())).isEqualTo(77);
    }

    @Test
    void aGeneratorHearsOfLearnedPoints() {
        var generator = new FakeGenerator(5, null);
        source(generator).learn(Results.completed(9, new Candidate(SPACE.point(77), "random"), 0.25));
        OptimizationResult heard = generator.heard.get(0);
        assertThat(points.index(heard.getCandidate().getFlatParameters())).isEqualTo(77);
        assertThat(heard.getScore()).isEqualTo(0.25);
    }

    @Test
    void endsWithoutAScoreAreNotReported() {
        var generator = new FakeGenerator(5, null);
        var source = source(generator);
        source.tell(Results.of(1, source.next(1).get(0), new Outcome.Diverged("NaN", List.of())));
        assertThat(generator.heard).isEmpty();
    }

    @Test
    void aFaultyGeneratorIsNotHidden() {
        var cause = new IllegalArgumentException("no such level");
        assertThatIllegalStateException()
                .isThrownBy(() -> source(new FakeGenerator(5, cause)).next(1))
                .withMessage("strategy fake cannot propose a candidate")
                .withCause(cause);
    }

    private DistinctCandidateSource source(CandidateGenerator generator) {
        return new DistinctCandidateSource(generator, "fake", points, 1, List.of());
    }

    /** Proposes point 3 over and over, {@code count} times. */
    private final class FakeGenerator implements CandidateGenerator {
        private final List<OptimizationResult> heard = new ArrayList<>();
        private final int count;
        private final Exception fault;
        private org.deeplearning4j.arbiter.optimize.api.Candidate<?> last;
        private int asked;

        FakeGenerator(int count, Exception fault) {
            this.count = count;
            this.fault = fault;
        }

        @Override
        public boolean hasMoreCandidates() {
            return asked < count;
        }

        @Override
        public org.deeplearning4j.arbiter.optimize.api.Candidate<?> getCandidate() {
            asked++;
            last = points.candidate(SPACE.point(3), 17);
            last.setException(fault);
            return last;
        }

        @Override
        public void reportResults(OptimizationResult result) {
            heard.add(result);
        }

        @Override
        public ParameterSpace<?> getParameterSpace() {
            return points;
        }

        @Override
        public void setRngSeed(long seed) {}

        @Override
        public Class<?> getCandidateType() {
            return Object.class;
        }
    }
}
