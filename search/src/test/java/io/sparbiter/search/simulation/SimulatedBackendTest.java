package io.sparbiter.search.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sparbiter.search.loop.ScriptedTrial;
import io.sparbiter.search.loop.TrialBackendContract;
import io.sparbiter.search.loop.TrialEvent;
import io.sparbiter.search.loop.TrialEvent.Ended;
import io.sparbiter.search.loop.TrialEvent.EpochEnded;
import io.sparbiter.search.loop.TrialEvent.SlotsChanged;
import io.sparbiter.search.loop.TrialEvent.Started;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulatedBackendTest extends TrialBackendContract {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    protected SimulatedBackend open(int slots) {
        return new SimulatedBackend(slots, Epochs.OBJECTIVE, ScriptedTrial::simulate, START);
    }

    @Test
    void theClockJumpsFromEventToEvent() throws InterruptedException {
        SimulatedBackend backend = open(1);
        backend.submit(ScriptedTrial.ordinary(1, 2));
        assertThat(drain(backend))
                .containsExactly("0 s: 1 started", "1 s: 1 epoch 1", "2 s: 1 epoch 2", "2 s: 1 ended");
    }

    @Test
    void whatHappensAtOneInstantHappensByTrialId() throws InterruptedException {
        SimulatedBackend backend = open(2);
        backend.submit(ScriptedTrial.ordinary(2, 1));
        backend.submit(ScriptedTrial.ordinary(1, 1));
        backend.submit(ScriptedTrial.ordinary(3, 1));
        assertThat(drain(backend))
                .containsExactly(
                        "0 s: 1 started",
                        "0 s: 2 started",
                        "1 s: 1 epoch 1",
                        "1 s: 1 ended",
                        "1 s: 2 epoch 1",
                        "1 s: 2 ended",
                        "1 s: 3 started",
                        "2 s: 3 epoch 1",
                        "2 s: 3 ended");
    }

    @Test
    void anEventAtTheDeadlineOrBeforeItStillComes() throws InterruptedException {
        SimulatedBackend backend = open(1);
        backend.submit(ScriptedTrial.ordinary(1, 1));
        assertThat(backend.await(START.minusSeconds(1))).containsInstanceOf(Started.class);
        assertThat(backend.await(START)).isEmpty();
        assertThat(backend.await(START.plusSeconds(1))).containsInstanceOf(EpochEnded.class);
        assertThat(backend.await(START)).containsInstanceOf(Ended.class);
        assertThat(backend.now()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void afterAnInterruptNothingHappens() throws InterruptedException {
        SimulatedBackend backend = open(1);
        backend.submit(ScriptedTrial.ordinary(1, 2));
        backend.await(START.plusSeconds(1));
        backend.interrupt();
        for (int again = 0; again < 2; again++) {
            assertThatExceptionOfType(InterruptedException.class)
                    .isThrownBy(() -> backend.await(START.plusSeconds(5)))
                    .withMessage("interrupted at virtual time " + START);
        }
    }

    @Test
    void aStartupTakesItsTime() throws InterruptedException {
        var run = new SimulatedRun(Duration.ofSeconds(5), List.of(), new Outcome.Diverged("NaN", List.of()));
        var backend = new SimulatedBackend(1, Epochs.OBJECTIVE, trial -> run, START);
        backend.submit(ScriptedTrial.ordinary(1, 1));
        assertThat(drain(backend)).containsExactly("0 s: 1 started", "5 s: 1 ended");
    }

    @Test
    void slotsThatComeAreUsedAndThoseThatGoRunEmpty() throws InterruptedException {
        SimulatedBackend backend = open(0);
        backend.changeSlots(START.plusSeconds(10), 2);
        backend.changeSlots(START.plusMillis(10_500), 1);
        for (int id = 1; id <= 3; id++) {
            backend.submit(ScriptedTrial.ordinary(id, id));
        }
        assertThat(drain(backend))
                .containsExactly(
                        "10 s: slots 2",
                        "10 s: 1 started",
                        "10 s: 2 started",
                        "10 s: slots 1",
                        "11 s: 1 epoch 1",
                        "11 s: 1 ended",
                        "11 s: 2 epoch 1",
                        "12 s: 2 epoch 2",
                        "12 s: 2 ended",
                        "12 s: 3 started",
                        "13 s: 3 epoch 1",
                        "14 s: 3 epoch 2",
                        "15 s: 3 epoch 3",
                        "15 s: 3 ended");
    }

    @Test
    void aStoppedTrialWithoutAFiniteScoreDiverged() throws InterruptedException {
        var run = SimulatedRun.of(Epochs.OBJECTIVE, Epochs.withAccuracies(Double.NaN, 0.5));
        var backend = new SimulatedBackend(1, Epochs.OBJECTIVE, trial -> run, START);
        backend.judgeWith(report -> new Verdict.Stop("hopeless"));
        backend.submit(ScriptedTrial.ordinary(1, 2));
        List<TrialEvent> events = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            events.add(backend.await(Instant.MAX).orElseThrow());
        }
        assertThat(((Ended) events.get(2)).outcome().status()).isEqualTo(Status.DIVERGED);
    }

    @Test
    void aRunWithoutAFiniteScoreDiverges() {
        assertThat(SimulatedRun.of(Epochs.OBJECTIVE, Epochs.withAccuracies(Double.NaN))
                        .outcome())
                .isInstanceOf(Outcome.Diverged.class);
    }

    @Test
    void aStartupTakesNoNegativeTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimulatedRun(Duration.ofMillis(-1), List.of(), new Outcome.Cancelled("")))
                .withMessage("a startup takes no negative time: PT-0.001S");
    }

    @Test
    void waitingForNothingForEverIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> open(1).await(Instant.MAX))
                .withMessage("nothing is going to happen: no trial runs and no slots are to come");
    }

    private static List<String> drain(SimulatedBackend backend) throws InterruptedException {
        List<String> log = new ArrayList<>();
        Instant end = START.plus(Duration.ofDays(1));
        for (Optional<TrialEvent> event = backend.await(end); event.isPresent(); event = backend.await(end)) {
            long seconds = Duration.between(START, backend.now()).toSeconds();
            log.add(seconds + " s: " + words(backend, event.get()));
        }
        return log;
    }

    private static String words(SimulatedBackend backend, TrialEvent event) {
        if (event instanceof SlotsChanged) {
            return "slots " + backend.slots();
        }
        if (event instanceof Started started) {
            return started.start().trialId() + " started";
        }
        return event instanceof EpochEnded epoch
                ? epoch.report().trialId() + " epoch " + epoch.report().epoch().number()
                : ((Ended) event).trialId() + " ended";
    }
}
