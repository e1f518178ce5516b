package io.sparbiter.search.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxTest {
    private static double[] point(SplittableRandom random, int objectives) {
        return random.doubles(objectives).toArray();
    }

    private static boolean isIn(double[] point, Box box) {
        for (int i = 0; i < point.length; i++) {
            if (!(point[i] > box.lower()[i] && point[i] <= box.upper()[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDominated(double[] point, List<double[]> front) {
        return front.stream().anyMatch(other -> {
            for (int i = 0; i < point.length; i++) {
                if (other[i] < point[i]) {
                    return false;
                }
            }
            return true;
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void everyPointIsInOneBoxOrDominated(int objectives) {
        var random = new SplittableRandom(objectives);
        List<double[]> front = ParetoFront.of(
                Stream.generate(() -> point(random, objectives)).limit(40).toList(), Function.identity());
        List<Box> boxes = Box.notDominated(front, new double[objectives]);

        for (int i = 0; i < 2000; i++) {
            double[] point = point(random, objectives);
            assertThat(boxes.stream().filter(box -> isIn(point, box)).count())
                    .isEqualTo(isDominated(point, front) ? 0 : 1);
        }
    }

    @Test
    void twoObjectivesTakeOneBoxMoreThanPoints() {
        List<double[]> front = List.of(new double[] {1, 3}, new double[] {2, 2}, new double[] {3, 1});
        assertThat(Box.notDominated(front, new double[2])).hasSize(4);
    }

    @Test
    void pointsThatAreNotAboveTheReferenceDoNotCount() {
        List<Box> boxes = Box.notDominated(List.of(new double[] {5, 0}), new double[2]);
        assertThat(boxes).hasSize(1);
        assertThat(boxes.get(0).lower()).containsExactly(0, 0);
        assertThat(boxes.get(0).upper()).containsExactly(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
}
