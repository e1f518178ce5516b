package io.sparbiter.search.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatusTest {
    /** They stand in tables of every version. */
    @Test
    void theWordsAreThoseOfTheTable() {
        assertThat(Stream.of(Status.values()).map(Status::word))
                .containsExactly("completed", "pruned", "stopped", "cancelled", "diverged", "failed");
        assertThat(Status.of("pruned")).contains(Status.PRUNED);
        assertThat(Status.of("paused")).isEmpty();
    }

    @Test
    void theEndOfASearchIsNoEndOfATrial() {
        assertThat(Stream.of(Status.values()).filter(status -> !status.isFinal()))
                .containsExactly(Status.STOPPED, Status.CANCELLED);
    }

    @Test
    void whatBringsNoScoreByAFaultIsAFailure() {
        assertThat(Stream.of(Status.values()).filter(Status::isFailure))
                .containsExactly(Status.DIVERGED, Status.FAILED);
    }
}
