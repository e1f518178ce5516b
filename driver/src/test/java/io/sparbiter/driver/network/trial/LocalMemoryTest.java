package io.sparbiter.driver.network.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalMemoryTest {
    private static final String NATIVE = "org.bytedeco.javacpp.maxbytes";
    private static final String ALL = "org.bytedeco.javacpp.maxphysicalbytes";
    private static final long HEAP = 1L << 30;

    @BeforeEach
    @AfterEach
    void forget() {
        System.clearProperty(NATIVE);
        System.clearProperty(ALL);
    }

    @Test
    void everyTrialHasItsShareAndTheHeapIsExtra() {
        NetworkTrialType.limitMemory(2, HEAP, 1L << 40);
        assertThat(Long.getLong(NATIVE)).isEqualTo(2_400_000_000L);
        assertThat(Long.getLong(ALL)).isEqualTo(2_400_000_000L + HEAP);
    }

    @Test
    void allTogetherHaveNoMoreThanTheMachine() {
        NetworkTrialType.limitMemory(64, HEAP, 8L << 30);
        assertThat(Long.getLong(NATIVE)).isEqualTo(8L << 30);
        assertThat(Long.getLong(ALL)).isEqualTo(8L << 30);
    }

    @Test
    void theMachineIsThisOne() {
        NetworkTrialType.limitMemory(10_000);
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        assertThat(Long.getLong(ALL)).isEqualTo(system.getTotalMemorySize());
    }

    @Test
    void whatTheUserSetStays() {
        System.setProperty(NATIVE, "7");
        NetworkTrialType.limitMemory(2);
        assertThat(System.getProperty(NATIVE)).isEqualTo("7");
    }
}
