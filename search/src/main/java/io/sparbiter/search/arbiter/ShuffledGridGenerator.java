package io.sparbiter.search.arbiter;

import java.util.Map;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator;

/**
 * Arbiter's grid in random order, reproducibly: Arbiter shuffles in its constructor, before a seed can be set, so here
 * setting the seed shuffles once more and starts again.
 */
final class ShuffledGridGenerator extends GridSearchCandidateGenerator {
    ShuffledGridGenerator(PointParameterSpace space, long seed) {
        super(space, 1, Mode.RandomOrder, (Map<String, Object>) null);
        reshuffle(seed);
    }

    @Override
    public void setRngSeed(long seed) {
        reshuffle(seed);
    }

    private void reshuffle(long seed) {
        super.setRngSeed(seed);
        initialize();
    }
}
