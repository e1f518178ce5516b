package io.sparbiter.driver.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.network.trial.NetworkTrialType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalMemoryTest {
    private static final String NATIVE = "org.bytedeco.javacpp.maxbytes";
    private static final String ALL = "org.bytedeco.javacpp.maxphysicalbytes";

    @BeforeEach
    @AfterEach
    void forget() {
        System.clearProperty(NATIVE);
        System.clearProperty(ALL);
    }

    @Test
    void everyTrialHasItsShareAndTheHeapIsExtra() {
        NetworkTrialType.limitMemory(2);
        assertThat(Long.getLong(NATIVE)).isEqualTo(2_400_000_000L);
        assertThat(Long.getLong(ALL))
                .isEqualTo(2_400_000_000L + Runtime.getRuntime().maxMemory());
    }

    @Test
    void whatTheUserSetStays() {
        System.setProperty(NATIVE, "7");
        NetworkTrialType.limitMemory(2);
        assertThat(System.getProperty(NATIVE)).isEqualTo("7");
    }
}
