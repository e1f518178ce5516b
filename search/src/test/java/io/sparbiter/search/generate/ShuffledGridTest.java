package io.sparbiter.search.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.generate.Strategy.GridSearch;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShuffledGridTest extends CandidateSourceContract {
    @Override
    protected Strategy strategy() {
        return new GridSearch(GridSearch.Order.RANDOM);
    }

    @Test
    void candidatesAreProposedByGridInNoOrder() {
        List<Candidate> candidates = open(Spaces.ofTwoHundred(), 1).next(200);
        assertThat(candidates).extracting(Candidate::proposedBy).containsOnly("grid");
        assertThat(indices(candidates))
                .isNotEqualTo(indices(candidates).stream().sorted().toList());
    }
}
