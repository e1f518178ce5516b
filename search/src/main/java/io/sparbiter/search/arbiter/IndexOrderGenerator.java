package io.sparbiter.search.arbiter;

import io.sparbiter.search.space.Point;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;

/**
 * Every point by index, for spaces in which not every index is one, and for those too large for Arbiter's grid, which
 * lists them all before it starts. Where points that may be tried are very far between, repetitions come in their place.
 */
final class IndexOrderGenerator implements CandidateGenerator {
    private final PointParameterSpace space;
    private long next;

    IndexOrderGenerator(PointParameterSpace space) {
        this.space = space;
        next = space.space().next(0);
    }

    @Override
    public boolean hasMoreCandidates() {
        return next < space.space().cardinality();
    }

    @Override
    public Candidate<Point> getCandidate() {
        Point point = space.space().point(space.space().levels(next));
        var candidate = space.candidate(point, (int) next);
        next = space.space().next(next + 1);
        return candidate;
    }

    @Override
    public void reportResults(OptimizationResult result) {}

    @Override
    public ParameterSpace<?> getParameterSpace() {
        return space;
    }

    @Override
    public void setRngSeed(long seed) {}

    @Override
    public Class<?> getCandidateType() {
        return Point.class;
    }
}
