package io.sparbiter.search.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.simulation.SimulatedBackend;
import io.sparbiter.search.simulation.SimulatedRun;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SearchLoopSlotsTest {
    private static final Budget TIMED = new Budget(
            OptionalInt.empty(), Optional.of(Duration.ofSeconds(60)), OptionalDouble.empty(), OptionalInt.of(5));

    private final Simulation simulation = new Simulation();

    @Test
    void aFreedSlotIsRefilledAtOnce() {
        var backend =
                new ProbedBackend(simulation.trials(SearchLoopSlotsTest::uneven).backend(7));
        simulation.run(backend);
        // Only when the 200 points run out do slots stay free.
        assertThat(backend.waits).hasSizeGreaterThan(200);
        assertThat(backend.waits)
                .filteredOn(wait -> wait.inFlight() == 7)
                .hasSizeGreaterThan(backend.waits.size() - 21);
        assertThat(backend.waits.subList(0, backend.waits.size() - 21))
                .allSatisfy(wait -> assertThat(wait.inFlight()).isEqualTo(7));
    }

    @Test
    void slotsFreedTogetherAreRefilledInOneBatch() {
        simulation.budget(Budgets.trials(12)).run(4);
        assertThat(simulation.recorder.batches).extracting(List::size).containsExactly(4, 4, 4);
    }

    @Test
    void parallelismLimitsTheTrialsInFlight() {
        var backend =
                new ProbedBackend(simulation.budget(Budgets.parallelism(3)).backend(8));
        simulation.run(backend);
        assertThat(backend.waits).extracting(ProbedBackend.Wait::inFlight).allMatch(inFlight -> inFlight <= 3);
        assertThat(backend.waits.get(0).inFlight()).isEqualTo(3);
    }

    @Test
    void noMoreTrialsStartThanTheBudgetHas() {
        simulation.budget(Budgets.trials(5)).run(100);
        assertThat(simulation.recorder.batches).extracting(List::size).containsExactly(5);
    }

    @Test
    void slotsThatComeAndGoAreFollowed() {
        SimulatedBackend simulated =
                simulation.trials(SearchLoopSlotsTest::uneven).budget(TIMED).backend(0);
        int[] slots = {2, 4, 0, 1, 9};
        for (int i = 0; i < slots.length; i++) {
            simulated.changeSlots(Simulation.START.plusSeconds(10L * (i + 1)), slots[i]);
        }
        var backend = new ProbedBackend(simulated);
        simulation.run(backend);
        assertThat(backend.waits).extracting(ProbedBackend.Wait::slots).contains(0, 2, 4, 1, 9);
        assertThat(backend.waits)
                .filteredOn(wait -> wait.inFlight() != Math.min(wait.slots(), 5))
                // Slots that went away still end their trials, none of which is longer than three seconds.
                .allSatisfy(wait -> assertThat(wait.inFlight()).isGreaterThan(wait.slots()));
    }

    @Test
    void withoutSlotsASearchWaitsUntilItsTimeIsUp() {
        SearchSummary summary = simulation.budget(TIMED).run(0);
        assertThat(summary.reason()).isEqualTo(EndReason.MAX_TIME);
        assertThat(summary.trials()).isZero();
        assertThat(summary.duration()).hasSeconds(60);
    }

    /** One to three epochs of different lengths. */
    private static SimulatedRun uneven(Trial trial) {
        int id = trial.id();
        List<Epoch> epochs = List.of(
                new Epoch(1, Epochs.withAccuracy(1, 0.5).metrics(), 100 + id * 37L % 900),
                new Epoch(2, Epochs.withAccuracy(2, 0.6).metrics(), 100 + id * 53L % 900),
                new Epoch(3, Epochs.withAccuracy(3, 0.7).metrics(), 100 + id * 71L % 900));
        return SimulatedRun.of(Epochs.OBJECTIVE, epochs.subList(0, 1 + id % 3));
    }
}
