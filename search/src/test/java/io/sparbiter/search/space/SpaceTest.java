package io.sparbiter.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.search.space.Axis.CategoricalAxis;
import io.sparbiter.search.space.Axis.RealAxis;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpaceTest {
    @Test
    void theDefaultSpaceHas82944DifferentPoints() {
        Space space = Spaces.mnist();
        Set<Map<String, ?>> seen = new HashSet<>();
        for (long index = 0; index < space.cardinality(); index++) {
            seen.add(space.point(index).values());
        }
        assertThat(space.cardinality()).isEqualTo(82_944);
        assertThat(seen).hasSize(82_944);
    }

    @Test
    void theLastAxisVariesFastest() {
        Space space = Spaces.mnist();
        assertThat(space.levels(0)).containsOnly(0);
        assertThat(space.levels(1)).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 1);
        assertThat(space.levels(3)).containsExactly(0, 0, 0, 0, 0, 0, 0, 1, 0);
        assertThat(space.levels(82_943)).containsExactly(3, 3, 3, 2, 2, 2, 3, 3, 2);
        assertThat(space.point(1).word("optimizer")).isEqualTo("nadam");
    }

    @Test
    void indexAndLevelsAreInverse() {
        Space space = Spaces.ofTwoHundred();
        for (long index = 0; index < 200; index++) {
            assertThat(space.index(space.levels(index))).isEqualTo(index);
            assertThat(space.point(space.levels(index))).isEqualTo(space.point(index));
        }
    }

    @Test
    void theLargestSpaceHas2To63Minus1Points() {
        // 2^63 - 1 = 7^2 * 73 * 127 * 337 * 92737 * 649657
        Space space = Spaces.grid(49, 73, 127, 337, 92_737, 649_657);
        assertThat(space.cardinality()).isEqualTo(Long.MAX_VALUE);
        assertThat(space.index(space.levels(Long.MAX_VALUE - 1))).isEqualTo(Long.MAX_VALUE - 1);
    }

    @Test
    void aSpaceOf2To63PointsIsRefused() {
        int[] sizes =
                Collections.nCopies(63, 2).stream().mapToInt(Integer::intValue).toArray();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spaces.grid(sizes))
                .withMessage("a space has at most 2^63 - 1 points, this one has 9223372036854775808");
    }

    @Test
    void aSpaceNeedsAnAxis() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Space(List.of()))
                .withMessage("a space needs at least one axis");
    }

    @Test
    void axesHaveDifferentNames() {
        Axis axis = new CategoricalAxis("optimizer", List.of("adam"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Space(List.of(axis, axis)))
                .withMessage("two axes are called optimizer");
    }

    @Test
    void anIndexOutsideIsRefused() {
        assertThatThrownBy(() -> Spaces.ofTwoHundred().point(200))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("index 200 of a space of 200 points");
        assertThatThrownBy(() -> Spaces.grid(2).index(new int[] {2}))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageStartingWith("level 2 of axis IntegerAxis[name=x1");
    }

    @Test
    void anAxisHasANameAndDistinctFiniteValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CategoricalAxis(" ", List.of("adam")))
                .withMessage("an axis needs a name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CategoricalAxis("optimizer", List.of()))
                .withMessage("axis optimizer has no value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CategoricalAxis("optimizer", List.of("adam", "adam")))
                .withMessage("axis optimizer repeats a value: [adam, adam]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RealAxis("rate", List.of(Double.NaN)))
                .withMessage("axis rate has a value that is not finite: NaN");
    }
}
