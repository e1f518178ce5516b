package io.sparbiter.search.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.search.loop.TrialEvent.Ended;
import io.sparbiter.search.loop.TrialEvent.EpochEnded;
import io.sparbiter.search.loop.TrialEvent.Started;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of every backend; each has a test class that extends this one. */
public abstract class TrialBackendContract {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** A fresh backend, its slots ready, whose trials do what {@link ScriptedTrial} does. */
    protected abstract TrialBackend open(int slots);

    @Test
    protected void aFreshBackendHasItsSlots() {
        try (TrialBackend backend = openUnjudged(2)) {
            assertThat(backend.slots()).isEqualTo(2);
        }
    }

    @Test
    protected void aTrialStartsTrainsItsEpochsAndEnds() throws InterruptedException {
        try (TrialBackend backend = openUnjudged(1)) {
            backend.submit(ScriptedTrial.ordinary(1, 3));
            assertThat(words(untilEnds(backend, 1)))
                    .containsExactly("started", "epoch 1", "epoch 2", "epoch 3", "ended");
        }
    }

    @Test
    protected void anOutcomeComesAsTheTrialMadeIt() throws InterruptedException {
        try (TrialBackend backend = openUnjudged(1)) {
            backend.submit(ScriptedTrial.ordinary(1, 2));
            Outcome outcome = outcome(untilEnds(backend, 1), 1);
            assertThat(outcome).isInstanceOf(Outcome.Completed.class);
            assertThat(outcome.history()).containsExactly(Epochs.withAccuracy(1, 0.01), Epochs.withAccuracy(2, 0.02));
        }
    }

    @Test
    protected void moreTrialsThanSlotsEachEndOnceInOrder() throws InterruptedException {
        try (TrialBackend backend = openUnjudged(2)) {
            IntStream.rangeClosed(1, 20).forEach(id -> backend.submit(ScriptedTrial.ordinary(id, 2)));
            Map<Integer, List<TrialEvent>> byTrial = new TreeMap<>();
            untilEnds(backend, 20).forEach(event -> byTrial.computeIfAbsent(id(event), id -> new ArrayList<>())
                    .add(event));
            assertThat(byTrial).hasSize(20);
            assertThat(byTrial.values()).allSatisfy(events -> assertThat(words(events))
                    .containsExactly("started", "epoch 1", "epoch 2", "ended"));
        }
    }

    @Test
    protected void theJudgeHearsEveryEpoch() throws InterruptedException {
        var heard = new ConcurrentLinkedQueue<EpochReport>();
        try (TrialBackend backend = open(1)) {
            backend.judgeWith(report -> {
                heard.add(report);
                return Verdict.CONTINUE;
            });
            backend.submit(ScriptedTrial.ordinary(1, 3));
            untilEnds(backend, 1);
        }
        assertThat(heard).extracting(report -> report.epoch().number()).containsExactly(1, 2, 3);
    }

    @Test
    protected void aVerdictToStopEndsTheTrialAsPruned() throws InterruptedException {
        try (TrialBackend backend = open(1)) {
            backend.judgeWith(report -> report.epoch().number() == 2 ? new Verdict.Stop("hopeless") : Verdict.CONTINUE);
            backend.submit(ScriptedTrial.ordinary(1, 5));
            assertThat(outcome(untilEnds(backend, 1), 1))
                    .isEqualTo(new Outcome.Pruned(
                            0.02, 2, "hopeless", List.of(Epochs.withAccuracy(1, 0.01), Epochs.withAccuracy(2, 0.02))));
        }
    }

    @Test
    protected void aTrialThatWasStoppedMayBeSubmittedAgain() throws InterruptedException {
        try (TrialBackend backend = open(1)) {
            backend.judgeWith(report -> report.attempt() == 1 && report.epoch().number() == 2
                    ? new Verdict.Stop("it waits", true)
                    : Verdict.CONTINUE);
            Trial trial = ScriptedTrial.ordinary(1, 3);
            backend.submit(trial);
            untilEnds(backend, 1);
            backend.submit(trial.withAttempt(2));

            List<TrialEvent> events = untilEnds(backend, 1);
            assertThat(words(events)).startsWith("started").endsWith("epoch 3", "ended");
            assertThat(((Started) events.get(0)).start().placement().attempt()).isEqualTo(2);
            assertThat(outcome(events, 1)).isInstanceOf(Outcome.Completed.class);
        }
    }

    @Test
    protected void aFailureIsItsTrialsOnly() throws InterruptedException {
        try (TrialBackend backend = openUnjudged(1)) {
            backend.submit(ScriptedTrial.failing(1));
            backend.submit(ScriptedTrial.ordinary(2, 1));
            List<TrialEvent> events = untilEnds(backend, 2);
            assertThat(outcome(events, 1)).isEqualTo(new Outcome.Failed(Outcome.Failure.ERROR, "boom", List.of()));
            assertThat(outcome(events, 2)).isInstanceOf(Outcome.Completed.class);
        }
    }

    @Test
    protected void aDeadlinePassesWhileNothingHappens() throws InterruptedException {
        try (TrialBackend backend = openUnjudged(1)) {
            backend.submit(ScriptedTrial.endless(1));
            next(backend);
            Instant deadline = backend.now().plusMillis(50);
            assertThat(backend.await(deadline)).isEmpty();
            assertThat(backend.now()).isAfterOrEqualTo(deadline);
        }
    }

    @Test
    protected void aCancelledTrialFreesItsSlot() throws InterruptedException {
        try (TrialBackend backend = openUnjudged(1)) {
            backend.submit(ScriptedTrial.endless(1));
            next(backend);
            backend.submit(ScriptedTrial.ordinary(2, 1));
            backend.cancel(1);
            assertThat(outcomeOfTrial(backend, 2)).isInstanceOf(Outcome.Completed.class);
        }
    }

    @Test
    protected void aTrialCancelledBeforeItStartsLeavesTheOthersAlone() throws InterruptedException {
        try (TrialBackend backend = openUnjudged(1)) {
            backend.submit(ScriptedTrial.endless(1));
            backend.submit(ScriptedTrial.endless(2));
            backend.submit(ScriptedTrial.ordinary(3, 1));
            backend.cancel(2);
            backend.cancel(1);
            assertThat(outcomeOfTrial(backend, 3)).isInstanceOf(Outcome.Completed.class);
        }
    }

    @Test
    protected void cancellingATrialThatEndedDoesNothing() throws InterruptedException {
        try (TrialBackend backend = openUnjudged(1)) {
            backend.submit(ScriptedTrial.ordinary(1, 1));
            untilEnds(backend, 1);
            backend.cancel(1);
            backend.submit(ScriptedTrial.ordinary(2, 1));
            assertThat(outcomeOfTrial(backend, 2)).isInstanceOf(Outcome.Completed.class);
        }
    }

    @Test
    protected void anInterruptEndsTheWait() {
        try (TrialBackend backend = openUnjudged(1)) {
            backend.submit(ScriptedTrial.endless(1));
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> untilEnds(backend, 1)).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    private TrialBackend openUnjudged(int slots) {
        TrialBackend backend = open(slots);
        backend.judgeWith(report -> Verdict.CONTINUE);
        return backend;
    }

    /** The events of trials up to and with the end of the last; those of slots are left out. */
    private static List<TrialEvent> untilEnds(TrialBackend backend, int ends) throws InterruptedException {
        List<TrialEvent> events = new ArrayList<>();
        for (int ended = 0; ended < ends; ) {
            TrialEvent event = next(backend);
            events.add(event);
            ended += event instanceof Ended ? 1 : 0;
        }
        return events;
    }

    private static Outcome outcomeOfTrial(TrialBackend backend, int id) throws InterruptedException {
        while (true) {
            if (next(backend) instanceof Ended ended && ended.trialId() == id) {
                return ended.outcome();
            }
        }
    }

    private static TrialEvent next(TrialBackend backend) throws InterruptedException {
        TrialEvent event = backend.await(backend.now().plus(PATIENCE)).orElseThrow();
        return event instanceof TrialEvent.SlotsChanged ? next(backend) : event;
    }

    private static Outcome outcome(List<TrialEvent> events, int id) {
        return events.stream()
                .filter(event -> event instanceof Ended && id(event) == id)
                .map(event -> ((Ended) event).outcome())
                .findFirst()
                .orElseThrow();
    }

    private static int id(TrialEvent event) {
        if (event instanceof Started started) {
            return started.start().trialId();
        }
        return event instanceof EpochEnded epoch ? epoch.report().trialId() : ((Ended) event).trialId();
    }

    private static List<String> words(List<TrialEvent> events) {
        return events.stream().map(TrialBackendContract::word).toList();
    }

    private static String word(TrialEvent event) {
        return event instanceof EpochEnded epoch
                ? "epoch " + epoch.report().epoch().number()
                : event instanceof Started ? "started" : "ended";
    }
}
