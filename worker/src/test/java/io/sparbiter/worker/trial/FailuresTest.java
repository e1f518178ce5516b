package io.sparbiter.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.worker.network.NetworkReports;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
    private static final List<Epoch> HISTORY = List.of(NetworkReports.epoch(1, 1, 1, 0.5, 0.1, 3));

    static Stream<Throwable> shortages() {
        return Stream.of(
                new OutOfMemoryError("Java heap space"),
                new OutOfMemoryError("Physical memory usage is too high: physicalBytes (3G) > maxPhysicalBytes (2G)"),
                new RuntimeException(
                        "Error during ConvolutionLayer", new OutOfMemoryError("Cannot allocate new FloatPointer")),
                new RuntimeException("Allocation failed: [Failed to allocate 1234567 bytes]"),
                new IllegalStateException("op", new RuntimeException("DataBuffer expansion failed: [x]")),
                new RuntimeException("std::bad_alloc"),
                new RuntimeException("CUDA error: out of memory"));
    }

    @ParameterizedTest
    @MethodSource("shortages")
    void lackOfMemoryIsSeenInWhateverWrapsIt(Throwable raised) {
        assertThat(Failures.outcome(raised, HISTORY)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(Failure.OUT_OF_MEMORY);
            assertThat(failed.history()).isEqualTo(HISTORY);
        });
    }

    @Test
    void anyOtherExceptionIsAnErrorWithItsClass() {
        assertThat(Failures.outcome(new IllegalArgumentException("no such layer"), HISTORY))
                .isEqualTo(new Failed(Failure.ERROR, "java.lang.IllegalArgumentException: no such layer", HISTORY));
    }

    @Test
    void theRootCauseIsNamed() {
        var raised = new RuntimeException("op failed", new IllegalStateException("shapes", new ArithmeticException()));
        assertThat(Failures.outcome(raised, HISTORY))
                .isEqualTo(new Failed(
                        Failure.ERROR,
                        "java.lang.RuntimeException: op failed, caused by java.lang.ArithmeticException",
                        HISTORY));
    }

    @Test
    void causesInARingEnd() {
        var first = new RuntimeException("a");
        first.initCause(new RuntimeException("b", first));
        assertThat(Failures.outcome(first, HISTORY).history()).isEqualTo(HISTORY);
    }

    @Test
    void anInterruptIsSeenInWhateverWrapsIt() {
        assertThat(Failures.isInterrupt(new RuntimeException(new InterruptedException())))
                .isTrue();
        assertThat(Failures.isInterrupt(new RuntimeException("else"))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("hostFaults")
    void whatTheMachineLacksBeforeTheFirstEpochIsThrown(Throwable raised, String message) {
        assertThatThrownBy(() -> Failures.outcome(raised, List.of()))
                .isInstanceOf(HostException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> hostFaults() {
        return Stream.of(
                arguments(new SetupException("Cannot read /x.", "Mount it."), "Cannot read /x.\nMount it."),
                arguments(new UnsatisfiedLinkError("no libx"), "java.lang.UnsatisfiedLinkError: no libx"),
                arguments(new NoClassDefFoundError("x/Y"), "java.lang.NoClassDefFoundError: x/Y"));
    }

    @Test
    void whatItLacksLaterIsTheTrialsFailure() {
        assertThat(Failures.outcome(new UnsatisfiedLinkError("no libx"), HISTORY))
                .isEqualTo(new Failed(Failure.ERROR, "java.lang.UnsatisfiedLinkError: no libx", HISTORY));
    }

    @Test
    void aLibraryThatDoesNotLoadForLackOfMemoryIsLackOfMemory() {
        Throwable raised = new ExceptionInInitializerError(new OutOfMemoryError("heap"));
        assertThat(Failures.outcome(raised, List.of()))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.kind()).isEqualTo(Failure.OUT_OF_MEMORY));
    }

    @Test
    void aFaultOfTheInfrastructureKeepsTheWordsMadeForUsers() {
        assertThat(Failures.infrastructure(new SetupException("Cannot run x.", "Install it.")))
                .isEqualTo(new Failed(Failure.INFRASTRUCTURE, "Cannot run x.\nInstall it.", List.of()));
        assertThat(Failures.infrastructure(new IllegalStateException("no")).message())
                .isEqualTo("java.lang.IllegalStateException: no");
    }
}
