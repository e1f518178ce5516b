package io.sparbiter.driver.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.config.trial.Limits;
import org.junit.jupiter.api.Test;

class LocalSlotsTest {
    private static final Limits A_TRIAL = trial(1, 1_200_000_000L);
    private static final long GB = 1_000_000_000L;

    private static Limits trial(int threads, long bytes) {
        return new Limits(1, threads, bytes);
    }

    @Test
    void aSlotTakesACore() {
        assertThat(LocalSlots.slots(2, 24 * GB, A_TRIAL)).isEqualTo(2);
    }

    @Test
    void aSlotTakesTheCoresOfATrial() {
        assertThat(LocalSlots.slots(8, 24 * GB, trial(2, 0))).isEqualTo(4);
        assertThat(LocalSlots.slots(2, 24 * GB, trial(2, 0))).isEqualTo(1);
        assertThat(LocalSlots.slots(2, 24 * GB, trial(3, 0))).isEqualTo(1);
        assertThat(LocalSlots.slots(16, 4 * GB, trial(2, GB))).isEqualTo(4);
    }

    @Test
    void complainsOfATrialThatTakesMoreThanTheMachineHas() {
        assertThat(LocalSlots.complaint(2, 2)).isEmpty();
        assertThat(LocalSlots.complaint(2, 9999))
                .hasValue("A trial takes 9,999 threads, this machine has 2 cores."
                        + " Lower trial.threads (of networks: training.threads) to 2 or less.");
    }

    @Test
    void complainsOfTasksThatShareCores() {
        assertThat(LocalSlots.complaint(2, 2, 1)).isEmpty();
        assertThat(LocalSlots.complaint(2, 3, 1))
                .hasValue("3 tasks of 1 thread share 2 cores: fewer would train as fast."
                        + " Lower --data-parallel or training.threads.");
    }

    @Test
    void aSlotTakesMemory() {
        assertThat(LocalSlots.slots(16, 2 * GB, A_TRIAL)).isEqualTo(1);
        assertThat(LocalSlots.slots(16, 4 * GB, A_TRIAL)).isEqualTo(3);
    }

    @Test
    void thereIsAlwaysOne() {
        assertThat(LocalSlots.slots(1, 0, A_TRIAL)).isEqualTo(1);
        assertThat(LocalSlots.slots(8, GB, A_TRIAL)).isEqualTo(1);
    }

    @Test
    void thisMachineHasSome() {
        assertThat(LocalSlots.available(A_TRIAL))
                .isBetween(1, Runtime.getRuntime().availableProcessors());
    }
}
