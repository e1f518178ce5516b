package io.sparbiter.driver.dispatch.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.dispatch.place.Executors.Executor;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceTest {
    private static final List<Executor> EXECUTORS =
            List.of(new Executor("0", "a"), new Executor("1", "a"), new Executor("2", "b"));

    @Test
    void aMachineHasAllItsExecutors() {
        assertThat(Executors.outside(EXECUTORS, List.of(new Place("a", ""))))
                .extracting(Executor::id)
                .containsExactly("2");
    }

    @Test
    void anExecutorIsAPlaceWhereMachinesAreAlike() {
        assertThat(Executors.outside(EXECUTORS, List.of(new Place("a", "1"))))
                .extracting(Executor::id)
                .containsExactly("0", "2");
    }

    @Test
    void aHostMayBeAnAddressOfAnyKind() {
        assertThat(Executor.of("3", "[::1]:4041").host()).isEqualTo("[::1]");
        assertThat(Executor.of("3", "[::1]").host()).isEqualTo("[::1]");
        assertThat(Executor.of("3", "node-1:4041").host()).isEqualTo("node-1");
        assertThat(Executor.of("3", "node-1").host()).isEqualTo("node-1");
    }

    @Test
    void itsWordsNameIt() {
        assertThat(new Place("node-1", "").words()).isEqualTo("node-1");
        assertThat(new Place("node-1", "3").words()).isEqualTo("executor 3 on node-1");
    }
}
