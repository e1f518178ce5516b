package io.sparbiter.search.prune;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.trial.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SortedScoresTest {
    @ParameterizedTest
    @EnumSource
    void scoresComeFromTheBestToTheWorst(Direction direction) {
        var random = new SplittableRandom(1);
        var scores = new SortedScores(direction);
        List<Double> kept = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            double score = random.nextInt(-50, 50) / 10.0;
            scores.add(score);
            kept.add(score);
            if (i % 3 == 0) {
                scores.remove(kept.remove(random.nextInt(kept.size())));
            }
        }
        Collections.sort(kept, direction == Direction.MAXIMIZE ? Collections.reverseOrder() : null);
        assertThat(IntStream.range(0, scores.size()).mapToObj(scores::get)).containsExactlyElementsOf(kept);
    }

    @ParameterizedTest
    @EnumSource
    void bothZerosAreOne(Direction direction) {
        var scores = new SortedScores(direction);
        scores.add(-0.0);
        scores.add(1);
        scores.remove(0.0);
        assertThat(scores.get(0)).isEqualTo(1);
    }
}
