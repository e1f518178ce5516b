package io.sparbiter.search.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BestTrialsTest {
    @Test
    void whoIsNotAmongTheBestIsNamed() {
        var best = new BestTrials(2, Direction.MINIMIZE);
        assertThat(best.add(1, 0.3)).isEmpty();
        assertThat(best.add(2, 0.2)).isEmpty();
        assertThat(best.add(3, 0.4)).hasValue(3);
        assertThat(best.add(4, 0.1)).hasValue(1);
        assertThat(best.ids()).containsExactlyInAnyOrder(2, 4);
    }

    @Test
    void ofEqualOnesTheEarlierStays() {
        var best = new BestTrials(1, Direction.MAXIMIZE);
        best.add(5, 0.5);
        assertThat(best.add(6, 0.5)).hasValue(6);
        assertThat(best.add(4, 0.5)).hasValue(5);
    }

    @Test
    void aTrialWithAnotherScoreIsNoSecondTrial() {
        var best = new BestTrials(2, Direction.MAXIMIZE);
        best.add(1, 0.3);
        best.add(2, 0.2);
        assertThat(best.add(2, 0.4)).isEmpty();
        assertThat(best.add(3, 0.35)).hasValue(1);
        assertThat(best.ids()).containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void ofNoneEverybodyIsNamed() {
        assertThat(new BestTrials(0, Direction.MAXIMIZE).add(7, 1)).hasValue(7);
    }
}
