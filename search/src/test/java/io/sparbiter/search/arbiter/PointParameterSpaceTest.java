package io.sparbiter.search.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import java.util.HashSet;
import java.util.Set;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator.Mode;
import org.junit.jupiter.api.Test;

class PointParameterSpaceTest {
    @Test
    void arbitersGridOverTheDefaultSpaceHas82944DifferentCandidates() {
        var points = new PointParameterSpace(Spaces.mnist());
        var grid = new GridSearchCandidateGenerator(points, 1, Mode.Sequential, null);
        assertThat(grid.getTotalNumCandidates()).isEqualTo(82_944);
        Set<Object> seen = new HashSet<>();
        while (grid.hasMoreCandidates()) {
            seen.add(grid.getCandidate().getValue());
        }
        assertThat(seen).hasSize(82_944);
    }

    @Test
    void aCandidatesParametersLeadBackToItsPoint() {
        Space space = Spaces.ofTwoHundred();
        var points = new PointParameterSpace(space);
        for (long index = 0; index < 200; index++) {
            Point point = space.point(index);
            var candidate = points.candidate(point, 7);
            assertThat(candidate.getValue()).isEqualTo(point);
            assertThat(points.getValue(candidate.getFlatParameters())).isEqualTo(point);
            assertThat(points.index(candidate.getFlatParameters())).isEqualTo(index);
        }
    }

    @Test
    void parametersMayLieOnTheBounds() {
        var points = new PointParameterSpace(Spaces.grid(3, 7));
        assertThat(points.index(new double[] {0, 0})).isZero();
        assertThat(points.index(new double[] {1, 1})).isEqualTo(20);
    }

    @Test
    void axesWithAChoiceAreLeavesByName() {
        var points = new PointParameterSpace(Spaces.ofTwoHundred());
        assertThat(points.numParameters()).isEqualTo(3);
        assertThat(points.collectLeaves()).hasSize(3);
        assertThat(points.getNestedSpaces()).containsOnlyKeys("optimizer", "rate", "width");
        assertThat(points.isLeaf()).isFalse();
    }

    @Test
    void onlyLeavesHaveIndices() {
        assertThatThrownBy(() -> new PointParameterSpace(Spaces.ofOne()).setIndices(0))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("only the leaves of a space have indices");
    }
}
