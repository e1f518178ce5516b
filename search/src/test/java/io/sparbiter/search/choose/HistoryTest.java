package io.sparbiter.search.choose;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.choose.Observation.Kind;
import io.sparbiter.search.space.Spaces;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final History history = Histories.empty(Spaces.ofTwoHundred());

    private static Observation partial(long index, double score) {
        return new Observation(index, Kind.PARTIAL, score, List.of(), 1, 0);
    }

    @Test
    void aPointThatIsToldAgainHasItsLatestEndInItsOldPlace() {
        history.add(partial(3, 0.5));
        history.add(partial(7, 0.6));
        history.add(Observation.scored(3, 0.9));

        assertThat(history.observations()).containsExactly(Observation.scored(3, 0.9), partial(7, 0.6));
        assertThat(history.tried()).isEqualTo(2);
    }

    @Test
    void targetsFollowAnEndThatIsToldAgain() {
        history.add(Observation.scored(3, 0.5));
        history.add(Observation.scored(7, 0.6));
        assertThat(history.targets()[0]).isLessThan(history.targets()[1]);

        history.add(Observation.scored(3, 0.9));
        assertThat(history.targets()[0]).isGreaterThan(history.targets()[1]);
    }

    @Test
    void everyEndIsARevision() {
        history.add(Observation.scored(3, 0.5));
        history.put(7);
        history.land(7);
        assertThat(history.revision()).isEqualTo(1);
        history.add(Observation.scored(3, 0.5));
        assertThat(history.revision()).isEqualTo(2);
    }
}
