package io.sparbiter.driver.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListenerExecutorExcluded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerExecutorUnexcluded;
import org.apache.spark.scheduler.SparkListenerNodeUnexcluded;
import org.junit.jupiter.api.Test;

class SlotListenerTest {
    private final AtomicInteger changes = new AtomicInteger();
    private final SlotListener listener = new SlotListener(changes::incrementAndGet);

    private void exclude(String executor) {
        listener.onExecutorExcluded(new SparkListenerExecutorExcluded(0, executor, 1));
    }

    private void remove(String executor) {
        listener.onExecutorRemoved(new SparkListenerExecutorRemoved(0, executor, "killed"));
    }

    @Test
    void anExcludedExecutorIsCountedUntilItIsNotExcludedAnyMore() {
        exclude("1");
        exclude("2");
        assertThat(listener.isExcluded("1") && listener.isExcluded("2")).isTrue();
        listener.onExecutorUnexcluded(new SparkListenerExecutorUnexcluded(0, "1"));
        assertThat(listener.isExcluded("1")).isFalse();
        assertThat(listener.isExcluded("2")).isTrue();
    }

    @Test
    void oneThatDiedIsNotCountedThoughSparkExcludesItAfterwards() {
        exclude("1");
        remove("1");
        remove("2");
        exclude("2");
        assertThat(listener.isExcluded("1") || listener.isExcluded("2")).isFalse();
    }

    @Test
    void everyChangeIsTold() {
        exclude("1");
        remove("1");
        listener.onNodeUnexcluded(new SparkListenerNodeUnexcluded(0, "node"));
        assertThat(changes).hasValue(3);
    }
}
