package io.sparbiter.search.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.generate.Strategy.GridSearch;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Results;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SequentialGridTest extends CandidateSourceContract {
    @Override
    protected Strategy strategy() {
        return new GridSearch(GridSearch.Order.SEQUENTIAL);
    }

    @Override
    protected boolean isSeeded() {
        return false;
    }

    @Test
    void pointsComeByIndex() {
        assertThat(indices(drain(open(Spaces.mnist(), 1), 64, 82_944)))
                .containsExactlyElementsOf(LongStream.range(0, 82_944).boxed().toList());
    }

    @Test
    void pointsOfALargeSpaceComeByIndex() {
        assertThat(indices(open(Spaces.grid(100_000, 3, 100_000), 1).next(1000)))
                .containsExactlyElementsOf(LongStream.range(0, 1000).boxed().toList());
    }

    @Test
    void whatIsLeftComesByIndex() {
        assertThat(indices(drain(open(Spaces.conditionalAndConstrained(), 1), 64, 1000)))
                .containsExactlyElementsOf(Spaces.admitted(Spaces.conditionalAndConstrained()));
    }

    /** Its first point is 77,777 × 10^6 indices from the beginning: what breaks a constraint of one axis is skipped. */
    @Test
    void farBetweenPointsOfALargeSpaceAreFound() {
        assertThat(indices(drain(
                        open(Spaces.constrained(Spaces.grid(1000, 1_000_000, 1000), "x1 == 77", "x3 >= 997"), 1),
                        2,
                        4)))
                .containsExactly(77_000_000_997L, 77_000_000_998L, 77_000_000_999L, 77_000_001_997L);
    }

    @Test
    void aLongListOfStartPointsLeavesTheOrder() {
        Space space = Spaces.mnist();
        Point[] start = LongStream.range(0, 500).mapToObj(space::point).toArray(Point[]::new);
        List<Candidate> candidates = open(space, 1, start).next(600);
        assertThat(indices(candidates))
                .containsExactlyElementsOf(LongStream.range(0, 600).boxed().toList());
        assertThat(candidates.subList(500, 600))
                .extracting(Candidate::proposedBy)
                .containsOnly("grid");
    }

    @Test
    void manyLearnedPointsLeaveTheOrder() {
        Space space = Spaces.mnist();
        CandidateSource source = open(space, 1);
        for (int index = 0; index < 500; index++) {
            source.learn(Results.completed(index + 1, new Candidate(space.point(index), "grid"), 0.5));
        }
        assertThat(indices(source.next(100)))
                .containsExactlyElementsOf(LongStream.range(500, 600).boxed().toList());
    }
}
