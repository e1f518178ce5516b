package io.sparbiter.driver.dispatch.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.dispatch.place.Relocations.Decision;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelocationsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Failed ERROR = new Failed(Failure.ERROR, "no", List.of());
    private static final Failed INFRASTRUCTURE = new Failed(Failure.INFRASTRUCTURE, "no", List.of());

    private final Relocations relocations = new Relocations(2);

    @Test
    void aTrialIsMovedAFewTimesAtMost() {
        assertThat(List.of(elsewhere(1), elsewhere(1), elsewhere(1), elsewhere(2)))
                .containsExactly(Decision.MOVE, Decision.MOVE, Decision.TELL, Decision.MOVE);
        relocations.ended(1);
        assertThat(elsewhere(1)).isEqualTo(Decision.MOVE);
    }

    private Decision elsewhere(int trial) {
        return relocations.decide(trial, ERROR, true, NOW);
    }

    @Test
    void whereOneFailureIsAllowedNothingIsMoved() {
        var local = new Relocations(0);

        assertThat(local.decide(1, INFRASTRUCTURE, false, NOW)).isEqualTo(Decision.TELL);
    }

    @Test
    void anOnlyMachineIsWaitedWithOnceForOthers() {
        assertThat(relocations.decide(1, ERROR, false, NOW)).isEqualTo(Decision.WAIT);
        Instant later = NOW.plus(Relocations.PATIENCE);
        assertThat(relocations.decide(2, ERROR, false, later.minusMillis(1))).isEqualTo(Decision.WAIT);
        assertThat(relocations.decide(1, ERROR, false, later)).isEqualTo(Decision.TELL);
        assertThat(relocations.decide(3, ERROR, false, later)).isEqualTo(Decision.TELL);
    }

    @Test
    void whatTheInfrastructureFailedIsTriedAgainOnAnOnlyMachine() {
        relocations.decide(1, INFRASTRUCTURE, false, NOW);
        Instant later = NOW.plus(Relocations.PATIENCE);

        assertThat(List.of(
                        relocations.decide(1, INFRASTRUCTURE, false, later),
                        relocations.decide(1, INFRASTRUCTURE, false, later),
                        relocations.decide(1, INFRASTRUCTURE, false, later)))
                .containsExactly(Decision.MOVE, Decision.MOVE, Decision.TELL);
    }
}
