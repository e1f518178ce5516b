package io.sparbiter.search.loop;

import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialStart;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** Says what it is told to say, whatever was submitted, and then is interrupted. */
final class FakeBackend implements TrialBackend {
    final List<Trial> submitted = new ArrayList<>();
    final List<Integer> cancelled = new ArrayList<>();
    EpochJudge judge;
    private final int slots;
    private final Queue<TrialEvent> events;

    FakeBackend(int slots, TrialEvent... events) {
        this.slots = slots;
        this.events = new ArrayDeque<>(List.of(events));
    }

    static TrialEvent started(int trialId, int attempt) {
        var placement = new Placement("host", "7", "", 1, attempt);
        return new TrialEvent.Started(
                new TrialStart(trialId, placement, Facts.NONE, Simulation.START.plusSeconds(attempt)));
    }

    static TrialEvent epoch(int trialId, int attempt, int number, double accuracy) {
        return new TrialEvent.EpochEnded(new EpochReport(trialId, attempt, Epochs.withAccuracy(number, accuracy)));
    }

    static TrialEvent completed(int trialId, double score) {
        var outcome = new Outcome.Completed(score, 1, "", List.of(Epochs.withAccuracy(1, score)));
        return new TrialEvent.Ended(trialId, outcome, Simulation.START.plusSeconds(9));
    }

    @Override
    public void judgeWith(EpochJudge newJudge) {
        judge = newJudge;
    }

    @Override
    public int slots() {
        return slots;
    }

    @Override
    public void submit(Trial trial) {
        submitted.add(trial);
    }

    @Override
    public void cancel(int trialId) {
        cancelled.add(trialId);
    }

    @Override
    public Optional<TrialEvent> await(Instant deadline) throws InterruptedException {
        if (events.isEmpty() && deadline.isAfter(now())) {
            throw new InterruptedException("no more to say");
        }
        return Optional.ofNullable(events.poll());
    }

    @Override
    public Instant now() {
        return Simulation.START;
    }

    @Override
    public void close() {}
}
