package io.sparbiter.driver.end;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ForeignExitTest {
    private static StackTraceElement[] stack(String... places) {
        return Stream.of(places)
                .map(place -> place.split("#"))
                .map(place -> new StackTraceElement(place[0], place[1], "Some.java", 7))
                .toArray(StackTraceElement[]::new);
    }

    @Test
    void itsCallerIsTheOneThatCallsForTheEnd() {
        StackTraceElement[] trial = stack(
                "java.lang.Thread#join",
                "java.lang.Shutdown#exit",
                "java.lang.Runtime#exit",
                "java.lang.System#exit",
                "com.acme.Forest#train",
                "io.sparbiter.worker.trainable.TrainableRun#run");

        assertThat(ForeignExit.caller(trial))
                .map(StackTraceElement::getClassName)
                .contains("com.acme.Forest");
    }

    @Test
    void sparksOwnEndIsNoTrials() {
        StackTraceElement[] spark = stack(
                "java.lang.Shutdown#exit",
                "java.lang.Runtime#exit",
                "java.lang.System#exit",
                "org.apache.spark.util.SparkUncaughtExceptionHandler#sysExit",
                "java.lang.Thread#run");

        assertThat(ForeignExit.caller(spark)).isEmpty();
    }

    @Test
    void aSignalsEndHasNoCaller() {
        StackTraceElement[] signal =
                stack("java.lang.Shutdown#exit", "java.lang.Terminator$1#handle", "java.lang.Thread#run");

        assertThat(ForeignExit.caller(signal)).isEmpty();
    }
}
