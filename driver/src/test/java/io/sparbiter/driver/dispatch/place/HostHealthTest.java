package io.sparbiter.driver.dispatch.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.loop.SickHost;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.worker.network.NetworkReports;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostHealthTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Place A = new Place("a", "");
    private static final Place B = new Place("b", "");
    private static final Duration SOON = Duration.ofMillis(300);
    private static final List<Epoch> TRAINED = List.of(NetworkReports.epoch(1, 1, 1, 0.5, 0.1, 3));

    private final HostHealth health = new HostHealth();

    private boolean fails(int trial, Place place) {
        return health.failed(trial, place, failed(Failure.ERROR, List.of()), SOON);
    }

    private static Failed failed(Failure kind, List<Epoch> history) {
        return new Failed(kind, "no library\n    at somewhere", history);
    }

    @Test
    void aTrialThatFailsAtOnceWhereNothingHasTrainedMayDoWellElsewhere() {
        assertThat(fails(1, A)).isTrue();
        assertThat(health.avoided(1, NOW)).containsExactly(A);
        assertThat(health.avoided(2, NOW)).isEmpty();
    }

    @Test
    void aMachineIsSickOnceATrialThatFailedThereTrainsElsewhere() {
        fails(1, A);

        assertThat(health.trained(1, B, NOW))
                .containsExactly(new SickHost("a", "trial 1 failed there and trains on b: no library"));
        assertThat(health.avoided(2, NOW)).containsExactly(A);
        assertThat(health.trained(1, B, NOW)).isEmpty();
    }

    @Test
    void aSickMachineIsNamedOnceAndStaysAwayAnewForEachTrialThatTrainsElsewhere() {
        fails(1, A);
        fails(2, A);
        health.trained(1, B, NOW);
        Instant later = NOW.plusSeconds(60);

        assertThat(health.trained(2, B, later)).isEmpty();
        assertThat(health.sick(NOW.plus(HostHealth.LEAVE))).containsExactly(A);
        assertThat(health.sick(later.plus(HostHealth.LEAVE))).isEmpty();
    }

    /** The first executors to join may be one machine's alone. */
    @Test
    void anExecutorIsSickAmongThoseOfItsMachineAndAMachineAmongMachines() {
        fails(1, new Place("a", "0"));
        fails(1, new Place("a", "1"));
        fails(2, A);
        assertThat(health.trained(1, B, NOW)).extracting(SickHost::host).containsExactly("a");
        assertThat(health.trained(2, B, NOW)).as("named already").isEmpty();
        assertThat(health.sick(NOW)).containsExactly(A);

        fails(3, new Place("b", "1"));
        assertThat(health.trained(3, new Place("b", "2"), NOW))
                .extracting(SickHost::host)
                .containsExactly("executor 1 on b");
    }

    @Test
    void aMachineOnWhichSomethingTrainsIsNotSickAsAWhole() {
        health.trained(1, new Place("a", "1"), NOW);
        fails(2, new Place("a", "0"));
        fails(2, new Place("a", "0"));
        assertThat(health.trained(2, B, NOW)).extracting(SickHost::host).containsExactly("executor 0 on a");

        fails(3, new Place("b", "0"));
        health.trained(4, B, NOW);
        assertThat(health.trained(3, A, NOW)).isEmpty();
    }

    @Test
    void aMachineIsNotSickIfTheTrialTrainsOnOneOfItsExecutors() {
        fails(1, A);
        assertThat(health.trained(1, new Place("a", "1"), NOW)).isEmpty();
    }

    @Test
    void aSickMachineGetsTrialsAgainAfterAWhileAndIsFoundOutAgain() {
        fails(1, A);
        health.trained(1, B, NOW);
        Instant later = NOW.plus(HostHealth.LEAVE);

        assertThat(health.sick(later.minusMillis(1))).containsExactly(A);
        assertThat(health.sick(later)).isEmpty();
        assertThat(fails(2, A)).isTrue();
        assertThat(health.trained(2, B, later)).hasSize(1);
    }

    @Test
    void whereTrialsTrainAFailureIsTheTrialsUntilTheyFailInARow() {
        health.trained(1, A, NOW);

        assertThat(List.of(fails(2, A), fails(3, A), fails(4, A))).containsExactly(false, false, true);
        health.trained(5, A, NOW);
        assertThat(fails(6, A)).isFalse();
    }

    @Test
    void aMachineOnWhichAnotherTrialTrainsMeanwhileIsNotSick() {
        fails(1, A);
        health.trained(2, A, NOW);

        assertThat(health.trained(1, B, NOW)).isEmpty();
        assertThat(health.sick(NOW)).isEmpty();
    }

    @Test
    void aTrialThatFailsEverywhereBlamesNobody() {
        fails(1, A);
        fails(1, B);
        assertThat(health.avoided(1, NOW)).containsExactlyInAnyOrder(A, B);
        health.ended(1);

        assertThat(health.avoided(1, NOW)).isEmpty();
        assertThat(health.trained(2, B, NOW)).isEmpty();
    }

    @Test
    void whatFailsLateOrAfterAnEpochOrForLackOfMemoryIsTheTrialsFailure() {
        assertThat(health.failed(1, A, failed(Failure.ERROR, List.of()), HostHealth.AT_ONCE))
                .isFalse();
        assertThat(health.failed(2, A, failed(Failure.ERROR, TRAINED), SOON)).isFalse();
        assertThat(health.failed(3, A, failed(Failure.OUT_OF_MEMORY, List.of()), SOON))
                .isFalse();
        assertThat(health.failed(4, A, failed(Failure.TIMEOUT, List.of()), SOON))
                .isFalse();
    }

    @Test
    void theInfrastructuresFailuresAreNeverTheTrials() {
        health.trained(1, A, NOW);

        assertThat(health.failed(2, A, failed(Failure.INFRASTRUCTURE, List.of()), Duration.ofHours(1)))
                .isTrue();
    }

    @Test
    void twoSickMachinesAreFoundByOneTrial() {
        fails(1, A);
        fails(1, B);

        assertThat(health.trained(1, new Place("c", "7"), NOW))
                .extracting(SickHost::host)
                .containsExactly("a", "b");
    }
}
