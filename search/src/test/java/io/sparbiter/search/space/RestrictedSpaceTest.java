package io.sparbiter.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sparbiter.search.space.Axis.CategoricalAxis;
import io.sparbiter.search.space.Axis.IntegerAxis;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RestrictedSpaceTest {
    private static final Space CONDITIONAL = new Space(
            List.of(
                    new IntegerAxis("layers", List.of(1L, 2L)),
                    new IntegerAxis("units", List.of(8L, 16L, 32L)),
                    new CategoricalAxis("optimizer", List.of("adam", "sgd"))),
            Map.of("units", new Condition(Map.of("layers", List.of(2L)))),
            List.of());

    @Test
    void inactiveAxesLackInAPoint() {
        assertThat(CONDITIONAL.point(1).values())
                .isEqualTo(Map.of("layers", 1L, "optimizer", "sgd"))
                .doesNotContainKey("units");
        assertThat(CONDITIONAL.point(7).values()).isEqualTo(Map.of("layers", 2L, "units", 8L, "optimizer", "sgd"));
    }

    @Test
    void whatDiffersOnInactiveAxesIsOnePoint() {
        assertThat(CONDITIONAL.point(new int[] {0, 2, 1})).isEqualTo(CONDITIONAL.point(1));
        assertThat(CONDITIONAL.index(new int[] {0, 2, 1})).isEqualTo(1);
        assertThat(CONDITIONAL.canonical(5)).isEqualTo(1);
        assertThat(CONDITIONAL.has(5)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CONDITIONAL.point(5))
                .withMessage("index 5 is no point: inactive axes have level 0");
    }

    @Test
    void distinctPointsAreCounted() {
        assertThat(CONDITIONAL.size()).isEqualTo(SpaceSize.exact(2 + 2 * 3));
        assertThat(CONDITIONAL.cardinality()).isEqualTo(12);
    }

    @Test
    void eachPointIsThereOnce() {
        for (Space space : List.of(Spaces.conditional(), Spaces.conditionalAndConstrained(), Spaces.constrained())) {
            Set<Map<String, Serializable>> seen = new HashSet<>();
            for (long index : Spaces.admitted(space)) {
                assertThat(seen.add(space.point(index).values())).isTrue();
                assertThat(space.index(space.levels(index))).isEqualTo(index);
            }
            assertThat(space.size()).isEqualTo(SpaceSize.exact(seen.size()));
        }
    }

    /** The sum that {@link Spaces#conditional} explains. */
    @Test
    void chainsOfConditionsAreCounted() {
        assertThat(Spaces.conditional().size().points()).isEqualTo((3 + 3 * 4 + 3 * 4 * 5) * (1 + 1 + 2));
    }

    @Test
    void aConstraintDoesNotApplyWhereAnAxisThatItNamesIsInactive() {
        Space space = Spaces.constrained(CONDITIONAL, "units > 16");
        assertThat(Spaces.admitted(space)).containsExactly(0L, 1L, 10L, 11L);
        assertThat(space.broken(space.point(6))).map(Constraint::text).contains("units > 16");
        assertThat(space.broken(space.point(0))).isEmpty();
    }

    @Test
    void aLargeConditionalSpaceIsCountedByItsBranches() {
        assertThat(Spaces.large().with(List.of()).size())
                .isEqualTo(SpaceSize.exact(10_000L * (1 + 2 * 10_000L) * (1 + 2000L)));
    }

    /** Exactly: the pairs of a multiple of 3 and a number not below it, or none, by the values of the other axes. */
    @Test
    void aLargeConstrainedSpaceIsEstimatedWithItsError() {
        long pairs = LongStream.range(0, 10_000)
                .filter(x -> x % 3 == 0)
                .map(x -> 1 + 2 * (10_000 - x))
                .sum();
        SpaceSize size = Spaces.large().size();
        assertThat(size.isExact()).isFalse();
        assertThat(size.error()).isBetween(1e-3 * size.points(), 2e-2 * size.points());
        assertThat((double) size.points() - pairs * 2001.0).isBetween(-4 * size.error(), 4 * size.error());
    }

    @Test
    void drawsAreOfWhatIsLeft() {
        Space space = Spaces.conditionalAndConstrained();
        assertThat(space.draws(new SplittableRandom(1), 20_000).distinct().boxed())
                .containsExactlyInAnyOrderElementsOf(Spaces.admitted(space));
    }

    @Test
    void drawsOfAProductAreUniformIndices() {
        assertThat(Spaces.mnist().draws(new SplittableRandom(3)).limit(100).toArray())
                .isEqualTo(new SplittableRandom(3).longs(100, 0, 82_944).toArray());
    }

    @Test
    void theNextPointIsFound() {
        Space space = Spaces.constrained(CONDITIONAL, "units > 16");
        assertThat(LongStream.rangeClosed(0, 12).map(space::next))
                .containsExactly(0L, 1L, 10L, 10L, 10L, 10L, 10L, 10L, 10L, 10L, 10L, 11L, 12L);
        assertThat(Spaces.mnist().next(17)).isEqualTo(17);
    }

    @Test
    void theExampleMayBeTried() {
        for (Space space : List.of(Spaces.conditionalAndConstrained(), Spaces.large(), Spaces.constrained())) {
            assertThat(space.admits(space.example().index())).isTrue();
        }
        assertThat(Spaces.mnist().example().index()).isEqualTo(41_472);
    }

    @Test
    void activeAxesAreToldByTheirPlaces() {
        assertThat(CONDITIONAL.active(new int[] {0, 0, 0})).containsExactly(0, 2);
        assertThat(CONDITIONAL.active(new int[] {1, 0, 0})).containsExactly(0, 1, 2);
        assertThat(Spaces.mnist().active(new int[9]))
                .isEqualTo(IntStream.range(0, 9).toArray());
    }

    @Test
    void spacesAreEqualWithEqualConditionsAndConstraints() {
        assertThat(Spaces.conditionalAndConstrained()).isEqualTo(Spaces.conditionalAndConstrained());
        assertThat(Spaces.conditional()).isNotEqualTo(Spaces.conditionalAndConstrained());
        assertThat(CONDITIONAL).isNotEqualTo(new Space(CONDITIONAL.axes()));
    }

    @Test
    void conditionsThatNobodyCanMeetAreRefused() {
        assertRefused("units", "depth", 1L, "a condition names an axis that is not there: depth");
        assertRefused("depth", "layers", 1L, "a condition names an axis that is not there: depth");
        assertRefused("units", "layers", 7L, "axis units has a condition on a value that layers lacks: 7");
        assertRefused("units", "units", 8L, "conditions go round in a circle");
    }

    private static void assertRefused(String axis, String other, long value, String message) {
        var conditions = Map.of(axis, new Condition(Map.of(other, List.of(value))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Space(CONDITIONAL.axes(), conditions, List.of()))
                .withMessage(message);
    }

    @Test
    void takenPointsLeaveOutWhatIsExcluded() {
        Space space = Spaces.constrained(CONDITIONAL, "units > 16");
        var taken = new TakenPoints(space);
        assertThat(taken.take(6)).isFalse();
        assertThat(taken.take(5)).isFalse();
        assertThat(taken.isTaken(6)).isTrue();
        assertThat(taken.left()).isEqualTo(4);
        Spaces.admitted(space).forEach(index -> assertThat(taken.take(index)).isTrue());
        assertThat(taken.areAll()).isTrue();
        assertThat(taken.count()).isEqualTo(4);
    }

    @Test
    void aSpaceThatIsNotCountedIsAtItsEndWhenItIsGivenUp() {
        var taken = new TakenPoints(Spaces.large());
        assertThat(taken.areAll()).isFalse();
        taken.giveUp();
        assertThat(taken.areAll()).isTrue();
        assertThat(taken.left()).isZero();
    }
}
