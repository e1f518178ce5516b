package io.sparbiter.driver.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocalSlotsTest {
    private static final long GB = 1_000_000_000L;

    @Test
    void aSlotTakesACore() {
        assertThat(LocalSlots.slots(2, 24 * GB)).isEqualTo(2);
    }

    @Test
    void aSlotTakesMemory() {
        assertThat(LocalSlots.slots(16, 2 * GB)).isEqualTo(1);
        assertThat(LocalSlots.slots(16, 4 * GB)).isEqualTo(3);
    }

    @Test
    void thereIsAlwaysOne() {
        assertThat(LocalSlots.slots(1, 0)).isEqualTo(1);
        assertThat(LocalSlots.slots(8, GB)).isEqualTo(1);
    }

    @Test
    void thisMachineHasSome() {
        assertThat(LocalSlots.available()).isBetween(1, Runtime.getRuntime().availableProcessors());
    }
}
