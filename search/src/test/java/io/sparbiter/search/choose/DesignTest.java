package io.sparbiter.search.choose;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DesignTest {
    private static final Space SPACE = Spaces.mnist();
    /** Costs rise with the first axis and the last. */
    private static final Workload WORKLOAD = point -> {
        int[] levels = SPACE.levels(point.index());
        return Math.pow(2, levels[0] + levels[levels.length - 1]);
    };

    private final History history = Histories.empty(SPACE);

    @Test
    void cheapPointsComeFirstTheCheapestBeforeTheOthers() {
        List<Long> drawn = draw(Design.cheap(6, 4, SPACE, WORKLOAD), 6);
        double median = LongStream.range(0, SPACE.cardinality())
                .mapToDouble(index -> WORKLOAD.of(SPACE.point(index)))
                .sorted()
                .skip(SPACE.cardinality() / 2)
                .findFirst()
                .orElseThrow();
        assertThat(drawn).doesNotHaveDuplicates();
        assertThat(drawn).allMatch(index -> WORKLOAD.of(SPACE.point(index)) < median);
        assertThat(drawn).isSortedAccordingTo(Comparator.comparingDouble(index -> WORKLOAD.of(SPACE.point(index))));
    }

    @Test
    void cheapPointsDifferOnMostAxes() {
        List<int[]> levels = draw(Design.cheap(6, 5, SPACE, WORKLOAD), 6).stream()
                .map(SPACE::levels)
                .toList();
        for (int i = 1; i < levels.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(differing(levels.get(i), levels.get(j))).isGreaterThanOrEqualTo(4);
            }
        }
    }

    private static int differing(int[] levels, int[] others) {
        int differing = 0;
        for (int axis = 0; axis < levels.length; axis++) {
            differing += levels[axis] == others[axis] ? 0 : 1;
        }
        return differing;
    }

    @Test
    void everyLevelComesAsOftenAsAnyOther() {
        List<Long> drawn = draw(new Design(12, 3), 12);
        for (int axis = 0; axis < SPACE.axes().size(); axis++) {
            int size = SPACE.axes().get(axis).size();
            int[] counts = new int[size];
            for (long index : drawn) {
                counts[SPACE.levels(index)[axis]]++;
            }
            assertThat(counts).containsOnly(12 / size);
        }
    }

    private List<Long> draw(Design design, int count) {
        List<Long> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            assertThat(design.isDue(history)).isTrue();
            drawn.add(design.next(history).orElseThrow().index());
            Histories.observe(history, drawn.get(i), i);
        }
        return drawn;
    }
}
