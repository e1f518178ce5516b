package io.sparbiter.driver.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocalSlotsTest {
    private static final long A_TRIAL = 1_200_000_000L;
    private static final long GB = 1_000_000_000L;

    @Test
    void aSlotTakesACore() {
        assertThat(LocalSlots.slots(2, 24 * GB, A_TRIAL)).isEqualTo(2);
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
